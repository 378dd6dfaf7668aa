package org.kith.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// What `NAME.properties` says of a graph, as far as it can be true.
record BvGraphProperties(int nodes, long arcs) {

  private static final String CLASS = "it.unimi.dsi.webgraph.BVGraph";

  static BvGraphProperties read(Path basename) throws IOException {
    var file = GraphFormat.beside(basename, ".properties");
    var graph = GraphFormat.beside(basename, ".graph");
    if (!Files.isReadable(file) || !Files.isReadable(graph)) {
      throw new IOException(
          "%s cannot be read: a BVGraph is a file %s and a file %s."
              .formatted(basename, graph.getFileName(), file.getFileName()));
    }
    var properties = new Properties();
    try (var in = Files.newInputStream(file)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no list of properties: %s.".formatted(file, e.getMessage()), e);
    }
    var kind = properties.getProperty("graphclass", "").replace("class ", "");
    if (!kind.equals(CLASS)) {
      throw new IOException(
          "%s says that the graph is of the kind '%s', and Kith reads %s."
              .formatted(file, kind, CLASS));
    }
    long nodes = number(properties, "nodes", Integer.MAX_VALUE - 8L, file);
    long arcs = number(properties, "arcs", Long.MAX_VALUE, file);
    if (nodes > 8 * Files.size(graph)) { // each takes a bit at least
      throw new IOException(
          "%s is cut off: %,d bytes cannot hold %,d nodes. Get the files again."
              .formatted(graph, Files.size(graph), nodes));
    }
    return new BvGraphProperties((int) nodes, arcs);
  }

  private static long number(Properties properties, String name, long most, Path file)
      throws IOException {
    var value = properties.getProperty(name, "");
    try {
      long number = Long.parseLong(value.strip());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new IOException(
        "%s has '%s' %s: it must be a number from 0 to %d.".formatted(file, value, name, most));
  }
}
