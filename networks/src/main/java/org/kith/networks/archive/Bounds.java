package org.kith.networks.archive;

/// How much of a file Kith takes.
///
/// @param bytes of the file itself
/// @param entries in a container, of whatever kind
/// @param ratio how many times its size it may unpack to, beyond the first mebibyte
/// @param unpacked bytes in all
/// @param piece bytes of one post or one row
/// @param pieces posts, follows and rows together
public record Bounds(long bytes, int entries, int ratio, long unpacked, int piece, int pieces) {

  /// 50 MiB, 1,000 entries, 100 times, 1 GiB unpacked, 4 MiB a piece, 500,000 pieces.
  public static final Bounds USUAL = new Bounds(50L << 20, 1000, 100, 1L << 30, 4 << 20, 500_000);
}
