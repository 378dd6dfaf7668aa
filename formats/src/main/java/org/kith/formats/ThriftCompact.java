package org.kith.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.ByteArrayOutputStream;

/// A structure in Thrift's compact protocol, in which Parquet writes what it says about its data.
///
/// Fields are given with their numbers, ascending within a structure; `end` closes the innermost
/// one that is open.
///
/// 1. *Thrift Compact protocol encoding*, Apache Thrift, doc/specs/thrift-compact-protocol.md.
final class ThriftCompact {

  static final int I32 = 5;
  private static final int I64 = 6;
  static final int BINARY = 8;
  private static final int LIST = 9;
  static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final IntArrayList fields = new IntArrayList(new int[] {0}); // the last, a structure

  ThriftCompact i32(int field, int value) {
    header(field, I32);
    return i32(value);
  }

  ThriftCompact i64(int field, long value) {
    header(field, I64);
    return varint(zigzag(value));
  }

  ThriftCompact text(int field, String value) {
    header(field, BINARY);
    return text(value);
  }

  ThriftCompact struct(int field) {
    header(field, STRUCT);
    return struct();
  }

  /// Begins a list; its elements follow.
  ThriftCompact list(int field, int type, int size) {
    header(field, LIST);
    if (size < 15) {
      out.write((size << 4) | type);
      return this;
    }
    out.write(0xF0 | type);
    return varint(size);
  }

  /// An element of a list.
  ThriftCompact i32(int value) {
    return varint(zigzag(value));
  }

  ThriftCompact text(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /// Begins an element of a list.
  ThriftCompact struct() {
    fields.push(0);
    return this;
  }

  ThriftCompact end() {
    fields.popInt();
    out.write(0);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void header(int field, int type) {
    int step = field - fields.popInt();
    fields.push(field);
    if (step < 1 || step > 15) {
      throw new IllegalArgumentException("field %d after %d".formatted(field, field - step));
    }
    out.write((step << 4) | type);
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private ThriftCompact varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }
}
