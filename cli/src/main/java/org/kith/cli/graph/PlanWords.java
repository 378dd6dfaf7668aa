package org.kith.cli.graph;

import java.util.Formatter;
import java.util.Locale;
import org.kith.reach.Estimate;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.select.SeedPlan;

/// A plan as somebody reads it in a terminal.
///
/// @param keys how the accounts of the graph are called
record PlanWords(SeedPlan plan, Field field, AccountKeys keys) {

  String say(Estimate biggest, Estimate random) {
    var text = new Formatter(Locale.ROOT);
    text.format(
        "%d people, %.1f to spend: about %s are reached in the end%n",
        people(), plan.cost(), of(plan.spread()));
    if (plan.fresh().value() < plan.spread().value()) {
      text.format("of them beyond those won already: %s%n", of(plan.fresh()));
    }
    text.format(
        "Proven: at least %.1f %% of what the best possible choice would bring (%.0f %% sure, %,d samples)%n",
        100 * plan.certificate().fraction(), 100 * plan.certificate().confidence(), plan.samples());
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
    return text.toString().stripTrailing();
  }

  private int people() {
    return plan.seeds().size();
  }

  private static String of(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f to %,.0f)", estimate.value(), estimate.low(), estimate.high());
  }
}
