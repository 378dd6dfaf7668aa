package org.kith.networks;

/// Where a source was left off, in the network's own words. Opaque: store it, send it back.
public record Cursor(String value) {

  /// Before anything was read.
  public static final Cursor START = new Cursor("");
}
