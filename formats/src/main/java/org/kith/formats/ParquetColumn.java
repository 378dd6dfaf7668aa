package org.kith.formats;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// A chunk of a column that is being written: pages of plain values by zstd, each under a header
/// that tells its size and checksum.
final class ParquetColumn {

  static final int PLAIN = 0; // an encoding
  static final int ZSTD = 6; // a codec
  private static final int RLE = 3; // an encoding
  private static final int PAGE = 1 << 19; // bytes
  private static final int LEVEL = 3; // the compression that zstd itself proposes

  private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
  private final ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
  private int values;
  private long plain; // bytes of all pages before compression, with their headers

  void add(long value) {
    room(Long.BYTES);
    page.putLong(value);
    values++;
  }

  void add(byte[] text) {
    room(Integer.BYTES + text.length);
    page.putInt(text.length).put(text);
    values++;
  }

  private void room(int bytes) {
    if (page.remaining() < bytes) {
      finish();
    }
  }

  /// Closes the last page.
  void finish() {
    if (values == 0) {
      return;
    }
    byte[] raw = new byte[page.position()];
    page.flip().get(raw);
    byte[] packed = Zstd.compress(raw, LEVEL);
    var crc = new CRC32();
    crc.update(packed);
    byte[] header =
        new ThriftCompact()
            .i32(1, 0) // a data page
            .i32(2, raw.length)
            .i32(3, packed.length)
            .i32(4, (int) crc.getValue())
            .struct(5)
            .i32(1, values)
            .i32(2, PLAIN)
            .i32(3, RLE)
            .i32(4, RLE)
            .end()
            .end()
            .bytes();
    pages.writeBytes(header);
    pages.writeBytes(packed);
    plain += header.length + raw.length;
    page.clear();
    values = 0;
  }

  long plain() {
    return plain;
  }

  long compressed() {
    return pages.size();
  }

  void writeTo(OutputStream out) throws IOException {
    pages.writeTo(out);
  }

  void clear() {
    pages.reset();
    plain = 0;
  }
}
