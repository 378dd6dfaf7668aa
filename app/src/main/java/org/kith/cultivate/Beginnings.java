package org.kith.cultivate;

import org.kith.people.PersonAdded;
import org.kith.plan.PlanChosen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Begins a relationship whenever a human chooses somebody, in the same transaction, so that nobody
/// is known without a stage and a next step.
@Component
class Beginnings {

  private final Relationships relationships;
  private final Circle circle;

  Beginnings(Relationships relationships, Circle circle) {
    this.relationships = relationships;
    this.circle = circle;
  }

  @EventListener
  void on(PersonAdded added) {
    relationships.begin(added.person());
  }

  @EventListener
  void on(PlanChosen chosen) {
    circle.add(chosen.persons());
  }
}
