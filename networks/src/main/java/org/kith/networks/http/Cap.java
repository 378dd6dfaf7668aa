package org.kith.networks.http;

/// The most bytes Kith reads of a body, counted after decompression.
public enum Cap {
  FEED(10 << 20),
  PAGE(2 << 20),
  JSON(5 << 20),
  ROBOTS(500 << 10),
  IDENTITY(64 << 10);

  private final int bytes;

  Cap(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }
}
