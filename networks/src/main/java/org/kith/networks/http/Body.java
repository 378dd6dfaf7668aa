package org.kith.networks.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Reads a body under a cap on what it becomes, not on what was sent: a kilobyte of gzip can hold a
/// megabyte of nothing.
final class Body {

  private static final int CHUNK = 64 << 10;
  private static final int RATIO_FROM = 1 << 20;
  private static final int MOST_RATIO = 100;

  private final int cap;
  private final boolean cutsAtCap;

  /// @param cutsAtCap whether what is over the cap is left away rather than refused
  Body(int cap, boolean cutsAtCap) {
    this.cap = cap;
    this.cutsAtCap = cutsAtCap;
  }

  byte[] read(InputStream sent, String encoding, Watch watch) throws IOException {
    var counted = new Counted(sent, watch);
    return gather(counted, decoded(counted, encoding.strip().toLowerCase(Locale.ROOT)));
  }

  private static InputStream decoded(InputStream sent, String encoding) throws IOException {
    return switch (encoding) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> new GZIPInputStream(sent, 8192);
      default ->
          throw new RefusedException(
              Answer.Reason.ENCODING,
              "The answer came compressed as '%.40s', and Kith only asks for gzip."
                  .formatted(encoding));
    };
  }

  private byte[] gather(Counted sent, InputStream in) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    int size = 0;
    var chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      int kept = Math.min(n, cap - size);
      chunks.add(java.util.Arrays.copyOf(chunk, kept));
      size += kept;
      if (kept < n) {
        if (cutsAtCap) {
          break;
        }
        throw new RefusedException(
            Answer.Reason.TOO_LARGE, "The answer is larger than %d bytes.".formatted(cap));
      }
      if (size > RATIO_FROM && size / Math.max(1, sent.count) > MOST_RATIO) {
        throw new RefusedException(
            Answer.Reason.TOO_LARGE,
            "The answer unpacks to more than %d times its size, which no honest page does."
                .formatted(MOST_RATIO));
      }
    }
    return join(chunks, size);
  }

  private static byte[] join(List<byte[]> chunks, int size) {
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    var all = new byte[size];
    int at = 0;
    for (var chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }

  /// Counts what really came over the wire.
  private static final class Counted extends FilterInputStream {
    private final Watch watch;
    long count;

    Counted(InputStream in, Watch watch) {
      super(in);
      this.watch = watch;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      note(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      note(Math.max(0, n));
      return n;
    }

    private void note(int n) {
      count += n;
      watch.received(n);
    }
  }
}
