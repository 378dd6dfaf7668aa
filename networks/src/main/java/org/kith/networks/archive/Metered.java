package org.kith.networks.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what comes out of a container, and ends it where no honest one goes on.
final class Metered extends FilterInputStream {

  private static final long FREE = 1 << 20;

  /// What all entries of one container came to so far.
  static final class Meter {
    private final Bounds bounds;
    private final long size;
    private long unpacked;

    /// @param size of the container, packed
    Meter(Bounds bounds, long size) {
      this.bounds = bounds;
      this.size = size;
    }

    void count(int bytes) throws BeyondBounds {
      unpacked += bytes;
      if (unpacked > FREE && unpacked / Math.max(1, size) >= bounds.ratio()) {
        throw new BeyondBounds(
            "The file unpacks to more than %d times its size, which no export does."
                .formatted(bounds.ratio()));
      }
      if (unpacked > bounds.unpacked()) {
        throw new BeyondBounds(
            "The file unpacks to more than %,d MiB. Unpack it yourself and bring in the files with posts alone."
                .formatted(bounds.unpacked() >> 20));
      }
    }
  }

  private final Meter meter;
  private final int mostAPiece;
  private long piece;

  Metered(InputStream in, Meter meter) {
    super(in);
    this.meter = meter;
    this.mostAPiece = meter.bounds.piece();
  }

  /// What is read from here on is of another piece.
  void nextPiece() {
    piece = 0;
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

  /// Reads on to the end without keeping anything: what is passed over must be counted too.
  void skipToEnd() throws IOException {
    var nothing = new byte[16 << 10];
    for (int n = read(nothing); n >= 0; n = read(nothing)) {
      nextPiece();
    }
  }

  @Override
  public void close() {
    // The container goes on after this entry.
  }

  private void note(int bytes) throws BeyondBounds {
    piece += bytes;
    meter.count(bytes);
    if (piece > mostAPiece) {
      throw new BeyondBounds(
          "One post or row of the file is larger than %,d MiB.".formatted(mostAPiece >> 20));
    }
  }
}
