package org.kith.networks.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/// A table of text (RFC 4180), read row by row.
final class Table {

  /// Is handed each row.
  interface Rows {
    /// @param line on which the row begins, from 1
    void take(long line, List<String> fields);
  }

  private final char delimiter;
  private final Reader reader;

  Table(char delimiter, Reader reader) {
    this.delimiter = delimiter;
    this.reader = reader;
  }

  /// @throws IOException if it cannot be read on; says on which line
  void each(Rows rows) throws IOException {
    var builder =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .detectBomHeader(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(1 << 22);
    try (var csv = builder.ofCsvRecord(reader)) {
      for (var record : csv) {
        rows.take(record.getStartingLineNumber(), record.getFields());
      }
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BeyondBounds beyond) {
        throw beyond;
      }
      throw new IOException("The table cannot be read on: %s".formatted(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
