package org.kith.cultivate.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.people.Person;
import org.kith.team.Member;

/// The people of one member, to be given to another.
///
/// @param from whose they are; null before somebody is chosen
/// @param people theirs
public record HandoverPage(List<Member> members, @Nullable Member from, List<Person> people) {

  public HandoverPage {
    members = List.copyOf(members);
    people = List.copyOf(people);
  }

  /// Everybody who could take them.
  public Map<String, String> others() {
    var others = new LinkedHashMap<String, String>();
    members.stream()
        .filter(member -> from == null || !member.id().equals(from.id()))
        .forEach(member -> others.put(Long.toString(member.id().value()), member.name()));
    return others;
  }

  public boolean isChosen(Member member) {
    return from != null && member.id().equals(from.id());
  }

  public String name() {
    return from == null ? "" : from.name();
  }

  public long id() {
    return from == null ? 0 : from.id().value();
  }
}
