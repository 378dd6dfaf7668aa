package org.kith.reach.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes the rows of one direction, given how long each is and its pairs in any order: pairs go to
/// the part of the rows they belong to, and each part is put in order in memory.
final class RowSort implements AutoCloseable {

  private static final long LEAST_IN_A_PART = 1 << 21;
  private static final int MOST_PARTS = 1 << 10;

  /// Hears each id of each row in the order in which they are written.
  interface Members {
    void at(int row, int member) throws IOException;
  }

  private final long[] starts;
  private final long inAPart;
  private final Spill parts;

  /// @param sizes how many ids each row will get
  RowSort(Path file, int[] sizes) throws IOException {
    starts = new long[sizes.length + 1];
    for (int r = 0; r < sizes.length; r++) {
      starts[r + 1] = starts[r] + sizes[r];
    }
    long arcs = starts[sizes.length];
    inAPart = Math.max(LEAST_IN_A_PART, arcs / MOST_PARTS + 1);
    parts = new Spill(file, (int) (arcs / inAPart) + 1);
  }

  void add(int row, int member) throws IOException {
    parts.add(part(row), Spill.pair(row, member));
  }

  private int part(int row) {
    return (int) (starts[row] / inAPart);
  }

  /// Writes all offsets, then all rows.
  void write(BodyWriter out, Members members) throws IOException {
    for (long start : starts) {
      out.putLong(start);
    }
    int from = 0;
    for (int part = 0; part < parts.buckets(); part++) {
      int to = from;
      while (to < starts.length - 1 && part(to) == part) {
        to++;
      }
      write(part, from, to, out, members);
      from = to;
    }
  }

  private void write(int part, int from, int to, BodyWriter out, Members members)
      throws IOException {
    long start = starts[from];
    int[] ids = new int[Math.toIntExact(starts[to] - start)];
    int[] filled = new int[to - from];
    parts.forEach(
        part,
        pair -> {
          int row = Spill.first(pair);
          ids[(int) (starts[row] - start) + filled[row - from]++] = Spill.second(pair);
        });
    for (int row = from; row < to; row++) {
      int first = (int) (starts[row] - start);
      int end = (int) (starts[row + 1] - start);
      Arrays.sort(ids, first, end);
      for (int i = first; i < end; i++) {
        members.at(row, ids[i]);
      }
    }
    out.putInts(ids, 0, ids.length);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
