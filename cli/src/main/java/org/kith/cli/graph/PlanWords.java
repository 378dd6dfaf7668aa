package org.kith.cli.graph;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.kith.reach.Estimate;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.select.Plan;
import org.kith.reach.select.SeedPlan;

/// A plan as somebody reads it in a terminal, and as a program does.
///
/// @param biggest what the biggest accounts bring for the same
/// @param random what people drawn by lot bring for the same
/// @param curve what smaller and larger budgets bring, or nothing
/// @param keys how the accounts of the graph are called
record PlanWords(
    SeedPlan plan,
    Estimate biggest,
    Estimate random,
    List<Plan.Point> curve,
    Field field,
    AccountKeys keys) {

  private static final int POINTS = 10; // of a curve, in words

  /// What this way of choosing promises before there is a plan.
  enum Promise {
    /// A number of people: 1 − 1/e − ε.
    MOST,
    /// A number of people with groups: 1/2 − ε.
    HALF,
    /// Costs.
    NONE
  }

  /// @param unit of a spread, with a space in front; empty for accounts
  String say(Promise promise, String unit) {
    var text = new Formatter(Locale.ROOT);
    text.format(
        "%d people, %.1f to spend: about %s are reached in the end%s%n",
        people(), plan.cost(), of(plan.spread()), unit);
    if (plan.fresh().value() < plan.spread().value()) {
      text.format("of them beyond those won already: %s%n", of(plan.fresh()));
    }
    text.format(
        "Proven: at least %.1f %% of what the best possible choice would bring (%.0f %% sure, %,d samples)%n",
        100 * plan.certificate().fraction(), 100 * plan.certificate().confidence(), plan.samples());
    text.format("%s%n", words(promise));
    text.format("The biggest accounts for the same: %s%n", of(biggest));
    text.format("Anybody, drawn by lot: %s%n", of(random));
    text.format("%n");
    text.format("%4s  %-24s %8s  %s%n", "", "account", "takes", "adds");
    for (int i = 0; i < people(); i++) {
      int person = plan.seeds().getInt(i);
      text.format(
          "%4d  %-24s %8.2f  %s%n",
          i + 1, keys.key(field.node(person)), field.hoursOf(person), of(plan.adds().get(i)));
    }
    sayCurve(text);
    return text.toString().stripTrailing();
  }

  private static String words(Promise promise) {
    return switch (promise) {
      case MOST ->
          "This is a proof for this very plan. For a number of people, choosing this way promises 63 % (1 - 1/e - ε) beforehand.";
      case HALF ->
          "This is a proof for this very plan. For a number of people with groups, choosing this way promises 50 % (1/2 - ε) beforehand.";
      case NONE -> "With costs nothing is promised beforehand: this is a proof for this very plan.";
    };
  }

  private void sayCurve(Formatter text) {
    if (curve.isEmpty()) {
      return;
    }
    text.format("%n%8s  %8s  %s%n", "people", "takes", "reached");
    int step = Math.max(1, Math.ceilDiv(curve.size() - 1, POINTS));
    for (int i = 0; i < curve.size(); i++) {
      var point = curve.get(i);
      if (i % step == 0 || i == curve.size() - 1) {
        text.format("%8d  %8.2f  %s%n", point.people(), point.hours(), of(point.total()));
      }
    }
  }

  Report json() {
    var seeds = new ArrayList<String>();
    var adds = new ArrayList<Report>();
    for (int i = 0; i < people(); i++) {
      var key = keys.key(field.node(plan.seeds().getInt(i)));
      seeds.add(key);
      adds.add(with(new Report().with("account", key), plan.adds().get(i)));
    }
    var report =
        new Report()
            .with("seeds", seeds)
            .with("cost", plan.cost())
            .with("spread", plan.spread())
            .with("fresh", plan.fresh())
            .with("certificate", plan.certificate().fraction())
            .with("delta", Math.round((1 - plan.certificate().confidence()) * 1e9) / 1e9)
            .with("rrSets", plan.samples())
            .with("adds", adds)
            .with("biggest", biggest)
            .with("random", random);
    return curve.isEmpty() ? report : report.with("curve", points());
  }

  private List<Report> points() {
    return curve.stream()
        .map(point ->
            with(
                new Report().with("people", point.people()).with("cost", point.hours()),
                point.total()))
        .toList();
  }

  private static Report with(Report report, Estimate estimate) {
    return report
        .with("value", estimate.value())
        .with("low", estimate.low())
        .with("high", estimate.high());
  }

  private int people() {
    return plan.seeds().size();
  }

  private static String of(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f to %,.0f)", estimate.value(), estimate.low(), estimate.high());
  }
}
