package org.kith.reach.select;

/// What a plan must keep to.
///
/// @param budget the most that all people together may cost, locked ones included
/// @param quotas how many of each group
record Limits(double budget, Quotas quotas) {

  static Limits of(double budget) {
    return new Limits(budget, Quotas.NONE);
  }
}
