package org.kith.reach.graph;

/// The files of a graph folder that never change once they are written.
enum FileKind {
  AUDIENCE("audience.csr", "KITH-CSR", 0),
  FOLLOWING("following.csr", "KITH-CSR", 1),
  NUMBERS("ids", "KITH-IDS", 0),
  TEXTS("ids", "KITH-IDS", 1),
  PROBABILITIES("following.p", "KITH-ARC", 0);

  final String file;
  final String magic;
  final int code;

  FileKind(String file, String magic, int code) {
    this.file = file;
    this.magic = magic;
    this.code = code;
  }

  /// How long the body is.
  ///
  /// @param size arcs, or the bytes of all text keys
  /// @throws ArithmeticException if no file can be that long
  long bodyBytes(long nodes, long size) {
    return switch (this) {
      case AUDIENCE, FOLLOWING ->
          Math.addExact(8 * Math.addExact(nodes, 1), Math.multiplyExact(size, 4L));
      case PROBABILITIES -> Math.multiplyExact(size, 4L);
      case NUMBERS -> Math.multiplyExact(nodes, 12L);
      case TEXTS ->
          Math.addExact(Math.multiplyExact(nodes, 12L), Math.addExact(size, 8 + padding(size)));
    };
  }

  /// How many bytes after `size` the next multiple of four lies.
  static long padding(long size) {
    return -size & 3;
  }
}
