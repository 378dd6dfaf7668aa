package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.kith.reach.graph.AccountKeys;

/// Accounts that a command is told by their keys.
final class Named {

  private final AccountKeys keys;

  Named(AccountKeys keys) {
    this.keys = keys;
  }

  /// The nodes that an option names.
  ///
  /// @param words keys parted by commas, or `@FILE` with a key a line
  IntList nodes(String option, String words) throws IOException {
    var nodes = new IntArrayList();
    if (words.startsWith("@")) {
      var file = Path.of(words.substring(1));
      int line = 0;
      for (var text : Files.readAllLines(file)) {
        line++;
        if (!isSkipped(text)) {
          nodes.add(node(text.strip(), "%s, line %d".formatted(file, line)));
        }
      }
    } else {
      for (var key : Arrays.asList(words.split(",", -1))) {
        nodes.add(node(key.strip(), option));
      }
    }
    return nodes;
  }

  /// What each account takes: a key and a number of hours a line.
  Int2DoubleLinkedOpenHashMap hours(Path file) throws IOException {
    var hours = new Int2DoubleLinkedOpenHashMap();
    int line = 0;
    for (var text : Files.readAllLines(file)) {
      line++;
      if (isSkipped(text)) {
        continue;
      }
      var where = "%s, line %d".formatted(file, line);
      var words = text.strip().split("[\\s,]+", -1);
      if (words.length != 2) {
        throw new IOException(
            "%s has \"%s\": a line is an account and its hours.".formatted(where, text));
      }
      int node = node(words[0], where);
      if (hours.containsKey(node)) {
        throw new IOException("%s names %s a second time.".formatted(where, words[0]));
      }
      hours.put(node, number(words[1], where));
    }
    return hours;
  }

  private static boolean isSkipped(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static double number(String word, String where) throws IOException {
    try {
      double hours = Double.parseDouble(word);
      if (hours > 0 && hours < Double.POSITIVE_INFINITY) {
        return hours;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IOException("%s has %s hours: they must be a number above 0.".formatted(where, word));
  }

  private int node(String key, String where) throws IOException {
    int node = keys.node(key);
    if (node < 0) {
      throw new IOException("%s: there is no account %s in the graph.".formatted(where, key));
    }
    return node;
  }
}
