package org.kith.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.GraphFolderBuilder;

/// The file `NAME.ids` beside a graph of WebGraph's: a key a line, in the order of the nodes.
final class BvGraphIds {

  private final Path file;

  BvGraphIds(Path basename) {
    this.file = GraphFormat.beside(basename, ".ids");
  }

  /// Adds an account for each node; without a file, by its number.
  ///
  /// @return the number that the graph gives to each
  int[] readInto(GraphFolderBuilder graph, int nodes) throws IOException {
    int[] numbers = new int[nodes];
    if (!Files.exists(file)) {
      for (int x = 0; x < nodes; x++) {
        numbers[x] = number(Integer.toString(x), graph);
      }
      return numbers;
    }
    try (var lines = Files.newBufferedReader(file)) {
      for (int x = 0; x < nodes; x++) {
        numbers[x] = fresh(lines.readLine(), x, nodes, graph);
      }
      if (lines.readLine() != null) {
        throw new IOException(
            "%s has more keys than the %,d nodes of the graph: it belongs to another one."
                .formatted(file, nodes));
      }
    } catch (CharacterCodingException e) {
      throw new IOException("%s is not in UTF-8: write it anew.".formatted(file), e);
    }
    return numbers;
  }

  private int fresh(@Nullable String key, int x, int nodes, GraphFolderBuilder graph)
      throws IOException {
    if (key == null) {
      throw new IOException(
          "%s has %,d keys for %,d nodes: it is cut off, or belongs to another graph."
              .formatted(file, x, nodes));
    }
    try {
      int number = number(key, graph);
      if (number == x) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s, line %,d, has '%s', which is no %s. Mend the line, or read keys as texts."
              .formatted(file, x + 1, key, graph.numeric() ? "number of at least 0" : "key"),
          e);
    }
    throw new IOException("%s, line %,d, has the key %s again.".formatted(file, x + 1, key));
  }

  private static int number(String key, GraphFolderBuilder graph) {
    if (graph.numeric()) {
      return graph.node(Long.parseLong(key));
    }
    byte[] text = key.getBytes(UTF_8);
    return graph.node(text, 0, text.length);
  }

  void write(AccountKeys keys) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      for (int node = 0; node < keys.size(); node++) {
        var key = keys.key(node);
        if (key.indexOf('\n') >= 0 || key.indexOf('\r') >= 0) {
          throw new IOException(
              "Account %d has a key of several lines, and %s takes one. Export it as Parquet."
                  .formatted(node, file));
        }
        out.write(key);
        out.write('\n');
      }
    }
  }
}
