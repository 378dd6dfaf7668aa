package org.kith.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.people.PersonId;
import org.kith.reach.Audience;

/// Everybody a question about reach is about, at one moment.
///
/// @param graph who follows whom
/// @param ours our own accounts
/// @param prospects whom the next hours could be spent on; nobody who refused
/// @param persons all persons with their accounts
/// @param needs what is known about relationships
record Crowd(
    KnownGraph graph,
    List<AccountFacts> ours,
    List<Prospect> prospects,
    Map<PersonId, List<AccountFacts>> persons,
    Map<PersonId, HoursNeeded.Need> needs) {

  Crowd {
    ours = List.copyOf(ours);
    prospects = List.copyOf(prospects);
    persons = Map.copyOf(persons);
    needs = Map.copyOf(needs);
  }

  /// Whom we keep up with.
  Set<PersonId> circle() {
    var circle = new HashSet<PersonId>();
    needs.forEach((person, need) -> {
      if (need.inCircle()) {
        circle.add(person);
      }
    });
    return circle;
  }

  /// The audiences of the circle, by person.
  Map<PersonId, Audience> circleAudiences() {
    var audiences = new HashMap<PersonId, Audience>();
    for (var person : circle()) {
      var accounts = persons.get(person);
      if (accounts != null) {
        audiences.put(person, graph.audience(accounts));
      }
    }
    return audiences;
  }

  /// Who hears us.
  Audience ourAudience() {
    return graph.audience(ours);
  }

  /// Our audience and the circle's, one after the other.
  List<Audience> oursAndCircle() {
    var all = new ArrayList<>(List.of(ourAudience()));
    all.addAll(circleAudiences().values());
    return all;
  }
}
