package org.kith.networks.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The rows of a table as they stand, for whoever knows what they mean. The heading is left out.
public final class TableRows {

  private TableRows() {}

  /// Is handed each row.
  public interface Taker {
    /// @param line on which the row begins, from 1
    void take(long line, List<String> fields);
  }

  /// @throws IOException if the file cannot be read on; says on which line
  public static void read(Path file, Shape shape, Taker taker) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, shape.charset())) {
      reader.mark(1);
      if (reader.read() != '\ufeff') {
        reader.reset();
      }
      boolean[] heading = {shape.hasHeader()};
      new Table(shape.delimiter(), reader)
          .each((line, fields) -> {
            if (heading[0]) {
              heading[0] = false;
            } else {
              taker.take(line, fields);
            }
          });
    }
  }
}
