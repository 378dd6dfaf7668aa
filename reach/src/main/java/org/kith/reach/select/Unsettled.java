package org.kith.reach.select;

import java.util.Arrays;
import java.util.BitSet;

/// What the locked people of a plan leave open: who else can still be chosen, and the elements that
/// only these cover, numbered densely so that loops over them run through memory in order.
final class Unsettled {

  private static final double ROUNDING = 1e-9;

  private final Cover cover;
  private final BitSet people = new BitSet(); // who is looked at one by one
  private final int[] start; // by person, where its elements begin
  private final int[] rows; // the elements of each person, by dense number
  private final int[] place; // by element, its dense number; -1 for what is settled or not covered
  private final Outsiders others;
  private int elements;

  /// @param left what is left to spend, and of each group
  /// @param cut by group, and last for those in none: who gains less per cost than this is not
  ///   looked at
  /// @param outside people who are not in the cover
  Unsettled(Cover cover, int[] locked, Limits left, double[] cut, Outsiders outside) {
    this.cover = cover;
    this.others = outside.copy();
    choose(locked, left, cut);
    this.place = new int[cover.elements()];
    Arrays.fill(place, -1);
    var settled = new BitSet(cover.elements());
    for (int p : locked) {
      cover.cover(p, settled);
    }
    this.start = new int[cover.people() + 1];
    int[] kept = new int[people.stream().map(p -> cover.start()[p + 1] - cover.start()[p]).sum()];
    int size = 0;
    for (int p = 0; p < cover.people(); p++) {
      for (int i = cover.start()[p]; people.get(p) && i < cover.start()[p + 1]; i++) {
        int element = cover.members()[i];
        if (!settled.get(element)) {
          place[element] = place[element] < 0 ? elements++ : place[element];
          kept[size++] = place[element];
        }
      }
      start[p + 1] = size;
    }
    this.rows = Arrays.copyOf(kept, size);
  }

  /// Parts those who are looked at from the others.
  private void choose(int[] locked, Limits left, double[] cut) {
    var quotas = left.quotas();
    var isLocked = new BitSet();
    for (int p : locked) {
      isLocked.set(p);
    }
    for (int p = 0; p < cover.people(); p++) {
      int g = quotas.of(p);
      boolean full = g >= 0 && quotas.cap()[g] == 0;
      if (cover.cost()[p] <= left.budget() + ROUNDING && !isLocked.get(p) && !full) {
        double rate = cover.most(p) / cover.cost()[p];
        if (rate >= cut[g < 0 ? cut.length - 1 : g]) {
          people.set(p);
        } else {
          others.add(g, rate, cover.cost()[p]);
        }
      }
    }
  }

  /// Who is looked at one by one.
  BitSet people() {
    return people;
  }

  /// All who are not looked at.
  Outsiders others() {
    return others;
  }

  /// How many elements there are.
  int elements() {
    return elements;
  }

  /// How many elements all people cover together, each counted for each of them.
  int size() {
    return rows.length;
  }

  /// What these prices make of all that p covers.
  double sum(int p, double[] price) {
    double sum = 0;
    for (int i = start[p]; i < start[p + 1]; i++) {
      sum += price[rows[i]];
    }
    return sum;
  }

  /// Adds an amount to each element that p covers.
  void add(int p, double amount, double[] to) {
    for (int i = start[p]; i < start[p + 1]; i++) {
      to[rows[i]] += amount;
    }
  }

  /// How many people of a plan cover each element.
  int[] timesCovered(int[] plan) {
    int[] times = new int[elements];
    for (int p : plan) {
      for (int i = cover.start()[p]; i < cover.start()[p + 1]; i++) {
        int at = place[cover.members()[i]];
        if (at >= 0) {
          times[at]++;
        }
      }
    }
    return times;
  }
}
