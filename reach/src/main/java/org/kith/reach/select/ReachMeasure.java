package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import org.kith.reach.graph.FollowerGraph;

/// Distinct accounts that hear the people directly, their own left out.
///
/// Leaving out the chosen people's own accounts would make reach fall when somebody is added who
/// was reached before. As a covering problem it is the audiences *with* the own accounts, and every
/// own account is taken off again as an extra; accounts already won are in nobody's row. Who is
/// heard through one candidate only is worth the same whoever else is chosen: an extra of that
/// candidate, and in no row either. Among many candidates of a large graph that is most accounts.
///
/// Who hears it because it is passed on is chosen for as a counted audience is, since it overlaps
/// with the rest as much, and is in no figure of reach.
final class ReachMeasure implements Measure {

  private final Field field;
  private final double countedAs;
  private final Cover cover;

  ReachMeasure(Field field) {
    this.field = field;
    this.countedAs = field.countedAs();
    this.cover = build();
  }

  @Override
  public Cover cover() {
    return cover;
  }

  @Override
  public double countedAs() {
    return countedAs;
  }

  @Override
  public Tally tally(int[] order) {
    return new ReachTally(field, order);
  }

  @Override
  public Certificate certificate(int[] plan, double bound) {
    double worth = Math.max(0, cover.worth(plan));
    return new Certificate(worth, Math.max(worth, bound), 1);
  }

  private Cover build() {
    int n = field.size();
    int[] start = new int[n + 1];
    var members = new IntArrayList();
    double[] extra = new double[n];
    int[] seenBy = new int[field.graph().nodes()]; // the person whose row last held v, from 1
    for (int p = 0; p < n; p++) {
      var accounts = field.audience(p).accounts();
      for (int a = 0; a < accounts.size(); a++) {
        addNew(accounts.getInt(a), p + 1, seenBy, members);
      }
      double others = field.audience(p).countedSum() + field.person(p).passedOn();
      extra[p] = countedAs * others - (members.size() - start[p]);
      for (int a = 0; a < accounts.size(); a++) {
        addAudience(accounts.getInt(a), p + 1, seenBy, members);
      }
      start[p + 1] = members.size();
    }
    int[] rows = withoutSingles(start, members.toIntArray(), extra);
    return new Cover(field.graph().nodes(), 1, start, rows, extra, field.costs());
  }

  /// Closes the rows where a node stands in no other, and adds it to that person's extra.
  private int[] withoutSingles(int[] start, int[] members, double[] extra) {
    var once = new BitSet(field.graph().nodes());
    var again = new BitSet(field.graph().nodes());
    for (int v : members) {
      if (once.get(v)) {
        again.set(v);
      }
      once.set(v);
    }
    int kept = 0;
    int from = 0;
    for (int p = 0; p < extra.length; p++) {
      int to = start[p + 1];
      for (int i = from; i < to; i++) {
        if (again.get(members[i])) {
          members[kept++] = members[i];
        } else {
          extra[p]++;
        }
      }
      from = to;
      start[p + 1] = kept;
    }
    return Arrays.copyOf(members, kept);
  }

  private void addAudience(int u, int person, int[] seenBy, IntArrayList members) {
    FollowerGraph graph = field.graph();
    for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
      addNew(graph.audienceAt(i), person, seenBy, members);
    }
  }

  private void addNew(int v, int person, int[] seenBy, IntArrayList members) {
    if (seenBy[v] != person && !field.won().holds(v)) {
      seenBy[v] = person;
      members.add(v);
    }
  }
}
