package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.cultivate.Relationship;
import org.kith.people.Person;

/// Who rests, so that somebody else comes into the circle.
///
/// @param person who comes in
/// @param could who could rest, likeliest first
/// @param people all of them
public record CirclePage(
    Person person, int size, List<Relationship> could, List<Person> people, Now now) {

  public CirclePage {
    could = List.copyOf(could);
    people = List.copyOf(people);
  }

  /// When, and where.
  public record Now(Instant at, ZoneId zone) {}

  /// "Tomasz Wójcik · Friend · you last spoke 40 days ago · six days past".
  public Map<String, String> choices() {
    var names = people.stream().collect(Collectors.toMap(Person::id, Person::name));
    var choices = new LinkedHashMap<String, String>();
    for (var one : could) {
      var name = names.get(one.person());
      if (name != null) {
        choices.put(Long.toString(one.person().value()), words(name, one));
      }
    }
    return choices;
  }

  private String words(String name, Relationship one) {
    var parts = new ArrayList<String>(List.of(name, one.stage().words()));
    parts.add(TodayWords.lastSpoke(one.lastContactAt(), now.at(), now.zone()));
    var past = one.daysPast(now.at());
    if (past != null && past > 0) {
      parts.add(TodayWords.days(past) + " past");
    }
    return String.join(" · ", parts);
  }
}
