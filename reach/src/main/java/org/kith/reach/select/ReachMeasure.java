package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.kith.reach.graph.FollowerGraph;

/// Distinct accounts that hear the people directly, their own left out.
///
/// Leaving out the chosen people's own accounts would make reach fall when somebody is added who
/// was reached before. As a covering problem it is the audiences *with* the own accounts, and every
/// own account is taken off again as an extra; accounts already won are in nobody's row.
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
      extra[p] = countedAs * field.audience(p).countedSum() - (members.size() - start[p]);
      for (int a = 0; a < accounts.size(); a++) {
        addAudience(accounts.getInt(a), p + 1, seenBy, members);
      }
      start[p + 1] = members.size();
    }
    int[] rows = members.toIntArray();
    return new Cover(field.graph().nodes(), 1, start, rows, extra, field.costs());
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
