package org.kith.reach.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one direction, given how long each is and its pairs in any order: pairs go to
/// the part of the rows they belong to, and each part is put in order in memory.
final class RowSort implements AutoCloseable {

  private static final long LEAST_IN_A_PART = 1 << 18; // so that a part stays in the cache
  private static final int MOST_PARTS = 1 << 10;

  private final long[] starts;
  private final char[] partOf; // by row
  private final Spill parts;

  /// @param sizes how many ids each row will get
  RowSort(Path file, int[] sizes) throws IOException {
    starts = new long[sizes.length + 1];
    for (int r = 0; r < sizes.length; r++) {
      starts[r + 1] = starts[r] + sizes[r];
    }
    long arcs = starts[sizes.length];
    long inAPart = Math.max(LEAST_IN_A_PART, arcs / MOST_PARTS + 1);
    partOf = new char[sizes.length];
    for (int r = 0; r < sizes.length; r++) {
      partOf[r] = (char) (starts[r] / inAPart);
    }
    parts = new Spill(file, (int) (arcs / inAPart) + 1);
  }

  void add(int row, int member) throws IOException {
    parts.add(partOf[row], Spill.pair(row, member));
  }

  /// Writes all offsets, then all rows.
  ///
  /// @param back is given each pair the other way round, in the order in which they are written
  void write(BodyWriter out, @Nullable RowSort back) throws IOException {
    for (long start : starts) {
      out.putLong(start);
    }
    int from = 0;
    for (int part = 0; part < parts.buckets(); part++) {
      int to = from;
      while (to < starts.length - 1 && partOf[to] == part) {
        to++;
      }
      write(part, from, to, out, back);
      from = to;
    }
  }

  private void write(int part, int from, int to, BodyWriter out, @Nullable RowSort back)
      throws IOException {
    long start = starts[from];
    int[] ids = new int[Math.toIntExact(starts[to] - start)];
    int[] next = new int[to - from];
    for (int row = from; row < to; row++) {
      next[row - from] = (int) (starts[row] - start);
    }
    parts.forEach(
        part,
        (pairs, size) -> {
          for (int i = 0; i < size; i++) {
            ids[next[Spill.first(pairs[i]) - from]++] = Spill.second(pairs[i]);
          }
        });
    for (int row = from, at = 0; row < to; row++) {
      int end = next[row - from];
      Arrays.sort(ids, at, end);
      for (; back != null && at < end; at++) {
        back.add(ids[at], row);
      }
      at = end;
    }
    out.putInts(ids);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
