package org.kith.people;

import java.util.List;

/// Some people got a tag, lost one, or a tag of theirs says something else now.
public record TagsChanged(List<PersonId> persons) {
  public TagsChanged {
    persons = List.copyOf(persons);
  }
}
