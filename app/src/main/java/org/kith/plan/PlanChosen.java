package org.kith.plan;

import java.util.List;
import org.kith.people.PersonId;

/// A human put these people of a plan into the circle.
public record PlanChosen(List<PersonId> persons) {
  public PlanChosen {
    persons = List.copyOf(persons);
  }
}
