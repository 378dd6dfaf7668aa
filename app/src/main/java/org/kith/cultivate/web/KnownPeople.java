package org.kith.cultivate.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.people.Fields;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Tags;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.kith.team.Members;
import org.springframework.stereotype.Component;

/// Finds the people that programs name by number, and shows them.
@Component
class KnownPeople {

  private final Persons persons;
  private final Relationships relationships;
  private final Members members;
  private final Sorting sorted;

  KnownPeople(Persons persons, Relationships relationships, Members members, Sorting sorted) {
    this.sorted = sorted;
    this.persons = persons;
    this.relationships = relationships;
    this.members = members;
  }

  /// By which words people are sorted, and what the workspace's own fields hold of them.
  @Component
  record Sorting(Tags tags, Fields fields) {}

  /// Somebody of this workspace.
  Person person(long id) {
    return persons.find(new PersonId(id)).orElseThrow(Wrong::missing);
  }

  Relationship relationship(long id) {
    return relationships.find(person(id).id()).orElseThrow(Wrong::missing);
  }

  PersonJson json(long id) {
    var person = person(id);
    return PersonJson.of(
        person,
        relationship(id),
        new PersonJson.Sorted(sorted.tags().of(person.id()), sorted.fields().of(person.id())));
  }

  /// Those of them that there are, in the order of `ids`.
  List<PersonJson> json(Collection<PersonId> ids) {
    Map<PersonId, Person> found = new HashMap<>();
    persons.find(ids).forEach(person -> found.put(person.id(), person));
    Map<PersonId, Relationship> standing = relationships.find(ids);
    var tagged = sorted.tags().of(ids);
    var values = sorted.fields().of(ids);
    return ids.stream()
        .flatMap(id -> {
          var person = found.get(id);
          var relationship = standing.get(id);
          return Optional.ofNullable(
              person == null || relationship == null
                  ? null
                  : PersonJson.of(
                      person,
                      relationship,
                      new PersonJson.Sorted(
                          tagged.getOrDefault(id, List.of()), values.getOrDefault(id, Map.of()))))
              .stream();
        })
        .toList();
  }

  /// A member of this workspace, or nobody.
  @Nullable MemberId member(@Nullable Long id) {
    var found = fullMember(id);
    return found == null ? null : found.id();
  }

  /// The same with name and role.
  @Nullable Member fullMember(@Nullable Long id) {
    if (id == null) {
      return null;
    }
    return members.of(Caller.require().workspace().id()).stream()
        .filter(member -> member.id().value() == id)
        .findFirst()
        .orElseThrow(() -> Wrong.body("Member %d does not work here.".formatted(id)));
  }
}
