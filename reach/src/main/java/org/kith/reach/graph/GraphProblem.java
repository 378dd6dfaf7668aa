package org.kith.reach.graph;

import java.io.IOException;
import java.nio.file.Path;

/// What is wrong with a file of a graph, and what to do about it.
final class GraphProblem {

  private GraphProblem() {}

  static IOException of(Path file, String what) {
    return new IOException(
        file.endsWith(FileKind.PROBABILITIES.file)
            ? "%s %s. Learn the probabilities again, or choose another model.".formatted(file, what)
            : "%s %s. Build the graph again, or restore its folder from a backup."
                .formatted(file, what));
  }

  static IOException cutOff(Path file, long length, long expected) {
    return of(file, "is cut off: it has %,d of %,d bytes".formatted(length, expected));
  }

  static IOException newer(Path file, int version, int known) {
    return new IOException(
        "%s has format %d, and this Kith knows formats up to %d. Open it with a newer Kith."
            .formatted(file, version, known));
  }
}
