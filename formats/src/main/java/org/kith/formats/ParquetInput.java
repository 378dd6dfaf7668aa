package org.kith.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two columns of a Parquet file, read batch by batch. Whatever the library meets in a file that is
/// not what it says becomes one sentence.
final class ParquetInput implements Closeable {

  static final String MAGIC = "PAR1";
  private static final int SMALLEST = 12; // both magics and the length of the footer

  private final Path file;
  private final ParquetFileReader reader;
  private final KeyCells from;
  private final KeyCells to;
  private @Nullable ColumnReaders batches;

  /// @param names of the two columns; none for the first two
  ParquetInput(Path file, List<String> names) throws IOException {
    this.file = file;
    checkEnds();
    try {
      this.reader = ParquetFileReader.open(InputFile.of(file));
    } catch (IOException | RuntimeException e) { // nobody vetted these bytes before
      throw damaged(e);
    }
    try {
      var all = reader.getFileSchema().getColumns();
      if (names.isEmpty() && all.size() < 2) {
        throw problem("has %d columns, and an arc takes two".formatted(all.size()));
      }
      this.from = cells(names.isEmpty() ? all.get(0) : named(names.get(0), all));
      this.to = cells(names.isEmpty() ? all.get(1) : named(names.get(1), all));
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  /// The column of an arc's first account.
  KeyCells from() {
    return from;
  }

  KeyCells to() {
    return to;
  }

  long rows() {
    return reader.getFileMetaData().numRows();
  }

  /// Goes on to the next batch.
  ///
  /// @return how many rows it has, or -1 after the last
  int next() throws IOException {
    try {
      if (batches == null) {
        batches = reader.columnReaders(ColumnProjection.columns(from.name(), to.name()));
      }
      if (!batches.nextBatch()) {
        return -1;
      }
      from.take(batches.getColumnReader(from.name()));
      to.take(batches.getColumnReader(to.name()));
      return batches.getRecordCount();
    } catch (RuntimeException e) { // nobody vetted these bytes before
      throw damaged(e);
    }
  }

  /// Makes sure that no row was left out.
  void allRead(long rows) throws IOException {
    if (rows != rows()) {
      throw problem("is damaged: it promises %,d rows and has %,d".formatted(rows(), rows));
    }
  }

  private void checkEnds() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("%s cannot be read: name a Parquet file.".formatted(file));
    }
    try (var in = FileChannel.open(file)) {
      if (!fourAt(in, 0).equals(MAGIC)) {
        throw problem("is no Parquet file: it does not begin with " + MAGIC);
      }
      if (in.size() < SMALLEST || !fourAt(in, in.size() - 4).equals(MAGIC)) {
        throw problem("is cut off: it does not end with " + MAGIC);
      }
    }
  }

  private static String fourAt(FileChannel in, long position) throws IOException {
    var bytes = ByteBuffer.allocate(4);
    in.read(bytes, position);
    return new String(bytes.array(), US_ASCII);
  }

  private ColumnSchema named(String name, List<ColumnSchema> all) throws IOException {
    for (var column : all) {
      if (column.fieldPath().toString().equals(name)) {
        return column;
      }
    }
    var names = all.stream().map(column -> column.fieldPath().toString()).toList();
    throw problem("has no column %s, but %s".formatted(name, String.join(", ", names)));
  }

  private KeyCells cells(ColumnSchema column) throws IOException {
    var kind = KeyCells.Kind.of(column);
    if (kind == KeyCells.Kind.OTHER) {
      throw problem(
          "has neither integers nor texts in column %s: name two columns of accounts"
              .formatted(column.fieldPath()));
    }
    return new KeyCells(column.fieldPath().toString(), kind);
  }

  private IOException problem(String what) {
    return new IOException("%s %s.".formatted(file, what));
  }

  private IOException damaged(Exception e) {
    return new IOException(
        "%s is damaged, or Parquet of a kind that Kith does not read: %s."
            .formatted(file, e.getMessage()),
        e);
  }

  @Override
  public void close() throws IOException {
    if (batches != null) {
      batches.close();
    }
    reader.close();
  }
}
