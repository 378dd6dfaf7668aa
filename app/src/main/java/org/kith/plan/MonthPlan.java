package org.kith.plan;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.reach.Estimate;

/// Whom to spend the hours of a month on, what it brings, and how good that is.
///
/// @param budget hours given
/// @param spent hours the rows take
/// @param total how many different people could hear our own accounts or somebody of the plan
/// @param fresh those of them who hear nothing of ours yet
/// @param curve reach by hours, rising, twice as far as the budget goes
/// @param biggest what the biggest accounts that fit the same hours would reach
/// @param proof what is proven about this plan
/// @param gaps groups in which nobody of ours is, as sentences, the largest first
/// @param excluded whom somebody keeps out of every plan
/// @param considered how many people could have been chosen
/// @param learned how readily things are passed on, as campaigns taught it
public record MonthPlan(
    double budget,
    double spent,
    List<Row> rows,
    Estimate total,
    Estimate fresh,
    List<Point> curve,
    Biggest biggest,
    Proof proof,
    List<String> gaps,
    List<Excluded> excluded,
    int considered,
    SharingLearned learned) {

  public MonthPlan {
    rows = List.copyOf(rows);
    curve = List.copyOf(curve);
    gaps = List.copyOf(gaps);
    excluded = List.copyOf(excluded);
  }

  /// Somebody to invest in.
  ///
  /// @param key what forms call them by: one of their accounts
  /// @param person null for a voice nobody has chosen yet
  /// @param standing the stage in words, or what is known of a voice
  /// @param networks where they speak
  /// @param why in a sentence or two
  /// @param group whom they speak among, as a sentence; empty if that is not known
  /// @param hours a month
  /// @param adds whom they newly bring, after everybody above them
  /// @param passedOn how many more hear them because it is passed on; null for next to nobody
  /// @param countedAt when the oldest of the counts behind it was made, null if never
  /// @param locked whether somebody wants them in every plan
  public record Row(
      AccountId key,
      @Nullable PersonId person,
      String name,
      String standing,
      Set<String> networks,
      String why,
      String group,
      double hours,
      Estimate adds,
      @Nullable Estimate passedOn,
      @Nullable Instant countedAt,
      boolean locked) {
    public Row {
      networks = Set.copyOf(networks);
    }
  }

  /// A point of the curve.
  ///
  /// @param other what the biggest accounts first would reach for as many hours
  public record Point(double hours, Estimate total, double other) {}

  /// The plan of somebody who takes the largest audiences first.
  public record Biggest(int people, Estimate total) {}

  /// What is proven: no plan for these hours could bring more than `bound` new people, and this one
  /// brings at least `proven`; both with those who hear it by being passed on, as far as that was
  /// learned.
  ///
  /// @param fraction `proven / bound`, 0 to 1
  /// @param everybody whether everybody who could be chosen is in it
  public record Proof(double proven, double bound, double fraction, boolean everybody) {}

  /// Somebody who is kept out.
  public record Excluded(AccountId key, String name) {}
}
