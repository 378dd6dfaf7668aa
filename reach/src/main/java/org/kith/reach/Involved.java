package org.kith.reach;

/// The audiences one question involves, added up by how well they are known.
///
/// @param listed the sum of the listed audiences' sizes
/// @param counted the sum of the counted audiences' sizes
/// @param largestCount the largest counted audience
/// @param listedAccounts how many accounts are nodes of the graph
/// @param countedAccounts how many accounts are known by their number of followers
/// @param unknown how many accounts have followers nobody has counted
public record Involved(
    long listed,
    long counted,
    long largestCount,
    int listedAccounts,
    int countedAccounts,
    int unknown) {

  public static final Involved NOTHING = new Involved(0, 0, 0, 0, 0, 0);

  /// Adds one person.
  ///
  /// @param listedSize the sum of the audiences' sizes over the person's accounts in the graph
  public Involved plus(Audience audience, long listedSize) {
    long largest = largestCount;
    for (int i = 0; i < audience.counts().size(); i++) {
      largest = Math.max(largest, audience.counts().getLong(i));
    }
    return new Involved(
        listed + listedSize,
        counted + audience.countedSum(),
        largest,
        listedAccounts + audience.accounts().size(),
        countedAccounts + audience.counts().size(),
        unknown + audience.unknown());
  }

  /// Both together.
  public Involved and(Involved other) {
    return new Involved(
        listed + other.listed,
        counted + other.counted,
        Math.max(largestCount, other.largestCount),
        listedAccounts + other.listedAccounts,
        countedAccounts + other.countedAccounts,
        unknown + other.unknown);
  }

  /// All accounts, however well known.
  public int accounts() {
    return listedAccounts + countedAccounts + unknown;
  }

  /// The part of all these audiences that is listed, from 0 to 1.
  ///
  /// An account that nobody has counted is taken to have as many followers as the mean of the
  /// others here, and at least one. Where there is nothing at all, nothing is missing: 1.
  public double coverage() {
    double missing = counted;
    if (unknown > 0) {
      int known = listedAccounts + countedAccounts;
      missing += unknown * Math.max(1.0, known == 0 ? 1.0 : (double) (listed + counted) / known);
    }
    return missing == 0 ? 1 : listed / (listed + missing);
  }
}
