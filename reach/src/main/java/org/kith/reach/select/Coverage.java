package org.kith.reach.select;

/// How many of the people held cover each element, so that people may come and go.
///
/// | | |
/// |---|---|
/// | Time | what a person covers, for each who is asked about, comes or goes |
/// | Memory | 4 bytes an element |
/// | Threads | not thread-safe |
final class Coverage {

  private final Cover cover;
  private final int[] times;

  /// Nobody is held.
  Coverage(Cover cover) {
    this.cover = cover;
    this.times = new int[cover.elements()];
  }

  Coverage(Cover cover, int[] people) {
    this(cover);
    for (int p : people) {
      add(p);
    }
  }

  /// What p would bring.
  double gain(int p) {
    int fresh = 0;
    int[] members = cover.members();
    int end = cover.start()[p + 1];
    for (int i = cover.start()[p]; i < end; i++) {
      fresh += times[members[i]] == 0 ? 1 : 0;
    }
    return cover.unit() * fresh + cover.extra()[p];
  }

  void add(int p) {
    change(p, 1);
  }

  void remove(int p) {
    change(p, -1);
  }

  private void change(int p, int by) {
    int[] members = cover.members();
    for (int i = cover.start()[p]; i < cover.start()[p + 1]; i++) {
      times[members[i]] += by;
    }
  }
}
