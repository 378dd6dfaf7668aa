package org.kith.cli.graph;

import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      for (var key : words.isBlank() ? List.<String>of() : List.of(words.split(",", -1))) {
        if (key.isBlank()) {
          throw new IOException(
              "%s=%s names an empty account: a comma stands between two.".formatted(option, words));
        }
        nodes.add(node(key.strip(), option));
      }
    }
    return nodes;
  }

  /// What each account takes: a key and a number of hours above 0 a line.
  Int2DoubleLinkedOpenHashMap hours(Path file) throws IOException {
    return numbers(file, "hours", 0);
  }

  /// What each account counts: a key and a weight of at least 0 a line; nobody else counts.
  double[] weights(Path file, int nodes) throws IOException {
    double[] weights = new double[nodes];
    numbers(file, "weight", -Double.MIN_VALUE)
        .int2DoubleEntrySet()
        .forEach(entry -> weights[entry.getIntKey()] = entry.getDoubleValue());
    return weights;
  }

  /// Which group each account is in: a key and a whole number from 0 to `most` a line.
  Int2IntOpenHashMap groups(Path file, int most) throws IOException {
    var groups = new Int2IntOpenHashMap();
    for (var entry : numbers(file, "group", -Double.MIN_VALUE).int2DoubleEntrySet()) {
      double group = entry.getDoubleValue();
      if (group != Math.rint(group) || group > most) {
        throw new IOException(
            "%s has %s for the group of %s: that must be a whole number from 0 to %d."
                .formatted(file, group, keys.key(entry.getIntKey()), most));
      }
      groups.put(entry.getIntKey(), (int) group);
    }
    return groups;
  }

  /// @param what the number is
  /// @param above what it must exceed
  private Int2DoubleLinkedOpenHashMap numbers(Path file, String what, double above)
      throws IOException {
    var numbers = new Int2DoubleLinkedOpenHashMap();
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
            "%s has \"%s\": a line is an account and its %s.".formatted(where, text, what));
      }
      int node = node(words[0], where);
      if (numbers.containsKey(node)) {
        throw new IOException("%s names %s a second time.".formatted(where, words[0]));
      }
      numbers.put(node, number(words[1], where, what, above));
    }
    return numbers;
  }

  /// A key that would be read as two words, or as a remark, is not written to a file of them.
  static void checkForList(String key) throws IOException {
    if (key.split("[\\s,]", 2).length > 1 || isSkipped(key)) {
      throw new IOException(
          "'%s' cannot stand in a list: spaces and commas part words, # begins remarks."
              .formatted(key));
    }
  }

  static boolean isSkipped(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  private static double number(String word, String where, String what, double above)
      throws IOException {
    try {
      double number = Double.parseDouble(word);
      if (number > above && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IOException(
        "%s has %s for its %s: that must be a number %s 0."
            .formatted(where, word, what, above < 0 ? "of at least" : "above"));
  }

  private int node(String key, String where) throws IOException {
    int node = keys.node(key);
    if (node < 0) {
      throw new IOException("%s: there is no account %s in the graph.".formatted(where, key));
    }
    return node;
  }
}
