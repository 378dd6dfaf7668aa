package org.kith.reach.select;

import it.unimi.dsi.fastutil.ints.IntList;
import org.kith.reach.Estimate;
import org.kith.reach.Involved;
import org.kith.reach.Overlap;
import org.kith.reach.graph.AudienceUnion;

/// Counts distinct accounts exactly, and merely counted audiences by the overlap measured beside
/// the whole order.
final class ReachTally implements Measure.Tally {

  private final Field field;
  private final Overlap overlap;
  private final AudienceUnion nobody;
  private final AudienceUnion union;
  private long stillWon; // reached by those won, and not chosen
  private Involved all;
  private Involved added = Involved.NOTHING;

  ReachTally(Field field, int[] order) {
    this.field = field;
    this.overlap = field.overlapWith(order);
    this.nobody = new AudienceUnion(field.graph());
    this.union = field.won().copy();
    this.stillWon = field.won().size();
    this.all = field.wonInvolved();
  }

  @Override
  public Estimate alone(int p) {
    return Overlap.UNMEASURED.union(nobody.newIn(field.audience(p).accounts()), field.involved(p));
  }

  @Override
  public Estimate add(int p) {
    IntList accounts = field.audience(p).accounts();
    long size = Field.listedSize(field.graph(), field.audience(p));
    var adds = overlap.adds(union.newIn(accounts), field.involved(p), all, total().high());
    for (int a = 0; a < accounts.size(); a++) {
      stillWon -= field.won().reaches(accounts.getInt(a)) ? 1 : 0;
    }
    union.add(accounts);
    all = all.plus(field.audience(p), size);
    added = added.plus(field.audience(p), size);
    return adds;
  }

  @Override
  public Estimate total() {
    return overlap.union(union.size(), all);
  }

  @Override
  public Estimate fresh() {
    double reached = overlap.union(field.won().size(), field.wonInvolved()).high();
    return overlap.adds(union.size() - stillWon, added, field.wonInvolved(), reached);
  }
}
