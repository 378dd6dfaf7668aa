package org.kith.reach.graph;

import java.io.IOException;

/// Reads everything a graph's files hold and compares it.
final class GraphCheck {

  private GraphCheck() {}

  static void check(GraphFolder files) throws IOException {
    files.audience().checkBody();
    files.following().checkBody();
    files.ids().checkBody();
    fingerprint(files);
    var audience = files.audience().rows();
    var following = files.following().rows();
    rows(files.audience(), audience);
    rows(files.following(), following);
    sameArcs(files.following(), audience, following);
    keys(files.ids());
    long graph = files.log().read().fingerprint(files.audience().header().graph());
    ArcProbabilities.check(files.folder(), graph);
  }

  private static void fingerprint(GraphFolder files) throws IOException {
    long graph =
        FolderWriter.fingerprint(
            files.audience().header().bodyChecksum(),
            files.following().header().bodyChecksum(),
            files.ids().header().bodyChecksum());
    if (graph != files.audience().header().graph()) {
      throw GraphProblem.of(files.audience().path(), "was written with other files than these");
    }
  }

  /// Rows must follow each other, and hold ids of nodes, each once, ascending, and not their own.
  private static void rows(MappedFile file, Rows rows) throws IOException {
    for (int r = 0; r < rows.count(); r++) {
      long start = rows.start(r);
      long end = rows.end(r);
      if (start < 0 || end < start || end > rows.arcs()) {
        throw GraphProblem.of(
            file.path(), "has a row of node %d from %d to %d".formatted(r, start, end));
      }
      int last = -1;
      for (long i = start; i < end; i++) {
        int id = rows.at(i);
        if (id <= last || id >= rows.count() || id == r) {
          throw GraphProblem.of(
              file.path(), "has node %d after %d in the row of node %d".formatted(id, last, r));
        }
        last = id;
      }
    }
  }

  /// Walking the audiences in order meets the entries of every row of the other direction in order.
  private static void sameArcs(MappedFile file, Rows audience, Rows following) throws IOException {
    int[] met = new int[following.count()];
    for (int u = 0; u < audience.count(); u++) {
      long end = audience.end(u);
      for (long i = audience.start(u); i < end; i++) {
        int v = audience.at(i);
        if (met[v] == following.size(v) || following.at(following.start(v) + met[v]) != u) {
          throw GraphProblem.of(file.path(), "does not hold the arc from %d to %d".formatted(u, v));
        }
        met[v]++;
      }
    }
  }

  private static void keys(MappedFile file) throws IOException {
    var keys = AccountKeys.read(file);
    if (!keys.inRange()) {
      throw GraphProblem.of(file.path(), "has keys that begin or end nowhere");
    }
    int wrong = keys.firstOutOfOrder();
    if (wrong >= 0) {
      throw GraphProblem.of(file.path(), "has the key %s out of order".formatted(keys.key(wrong)));
    }
  }
}
