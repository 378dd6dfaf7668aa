package org.kith.formats;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Writes a Parquet file of two columns without nulls, both of 64-bit integers or both of texts.
///
/// Rows are collected in groups; within a group each column is a chunk of pages. What the file
/// holds is said at its end, so nothing is written twice.
final class ParquetWriter implements Closeable {

  private static final int GROUP = 1 << 20; // rows
  private static final int LARGEST_GROUP = 1 << 27; // bytes of a column
  private static final String CREATOR = "kith version 0.1.0";

  /// Where a chunk of a column lies.
  private record Chunk(long offset, int rows, long plain, long compressed) {}

  private final OutputStream out;
  private final List<String> names;
  private final boolean texts;
  private final ParquetColumn from = new ParquetColumn();
  private final ParquetColumn to = new ParquetColumn();
  private final List<Chunk> chunks = new ArrayList<>(); // two a group
  private long position;
  private long rows;
  private int inGroup;

  /// @param out is closed with the writer
  ParquetWriter(OutputStream out, List<String> names, boolean texts) throws IOException {
    this.out = out;
    this.names = names;
    this.texts = texts;
    put(ParquetInput.MAGIC.getBytes(US_ASCII));
  }

  void row(long a, long b) throws IOException {
    from.add(a);
    to.add(b);
    counted();
  }

  /// @param a a text in UTF-8
  void row(byte[] a, byte[] b) throws IOException {
    from.add(a);
    to.add(b);
    counted();
  }

  private void counted() throws IOException {
    inGroup++;
    if (inGroup == GROUP || Math.max(from.plain(), to.plain()) >= LARGEST_GROUP) {
      group();
    }
  }

  private void group() throws IOException {
    for (var column : List.of(from, to)) {
      column.finish();
      chunks.add(new Chunk(position, inGroup, column.plain(), column.compressed()));
      column.writeTo(out);
      position += column.compressed();
      column.clear();
    }
    rows += inGroup;
    inGroup = 0;
  }

  /// Writes what is left and the end of the file.
  void finish() throws IOException {
    if (inGroup > 0) {
      group();
    }
    byte[] footer = footer();
    put(footer);
    var end = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length);
    put(end.array());
    put(ParquetInput.MAGIC.getBytes(US_ASCII));
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  /// `FileMetaData` of parquet.thrift.
  private byte[] footer() {
    var meta = new ThriftCompact().i32(1, 1).list(2, ThriftCompact.STRUCT, 3);
    meta.struct().text(4, "arcs").i32(5, 2).end();
    for (var name : names) {
      meta.struct().i32(1, type()).i32(3, 0).text(4, name); // 0: required
      if (texts) {
        meta.i32(6, 0).struct(10).struct(1).end().end(); // UTF8 and STRING, for old and new readers
      }
      meta.end();
    }
    meta.i64(3, rows).list(4, ThriftCompact.STRUCT, chunks.size() / 2);
    for (int i = 0; i < chunks.size(); i += 2) {
      var first = chunks.get(i);
      var second = chunks.get(i + 1);
      meta.struct().list(1, ThriftCompact.STRUCT, 2);
      chunk(meta, first, names.getFirst());
      chunk(meta, second, names.getLast());
      meta.i64(2, first.plain() + second.plain()).i64(3, first.rows()).end();
    }
    return meta.text(6, CREATOR).end().bytes();
  }

  private void chunk(ThriftCompact meta, Chunk chunk, String name) {
    meta.struct().i64(2, chunk.offset()).struct(3);
    meta.i32(1, type()).list(2, ThriftCompact.I32, 1).i32(ParquetColumn.PLAIN);
    meta.list(3, ThriftCompact.BINARY, 1).text(name).i32(4, ParquetColumn.ZSTD);
    meta.i64(5, chunk.rows()).i64(6, chunk.plain()).i64(7, chunk.compressed());
    meta.i64(9, chunk.offset()).end().end();
  }

  private int type() {
    return texts ? 6 : 2; // BYTE_ARRAY, INT64
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
