package org.kith.cultivate.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Card;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Stage;
import org.kith.cultivate.TimelineEntry;
import org.kith.cultivate.Ways;
import org.kith.people.Person;
import org.kith.people.PersonConsent;
import org.kith.reach.Estimate;
import org.kith.team.Member;
import org.kith.team.MemberId;

/// Everything about one person.
public record PersonPage(
    Person person, Standing standing, Why why, List<TimelineEntry> timeline, Around around) {

  public PersonPage {
    timeline = List.copyOf(timeline);
  }

  /// Where we stand.
  public record Standing(
      Relationship relationship, @Nullable NextStep step, Balance balance, PersonConsent consent) {}

  /// Why they are worth the time.
  ///
  /// @param adds how many new people they bring, null where nobody can tell
  public record Why(Ways ways, @Nullable Estimate adds) {}

  /// Who looks at the page's team, and when.
  public record Around(List<Member> members, Instant now, ZoneId zone) {
    public Around {
      members = List.copyOf(members);
    }

    LocalDate today() {
      return now.atZone(zone).toLocalDate();
    }
  }

  public String path() {
    return "/people/" + person.id().value();
  }

  /// "Friend · in your circle · you last spoke 12 days ago".
  public String lede() {
    var relationship = standing.relationship();
    var parts = new ArrayList<String>();
    parts.add(relationship.stage().words());
    parts.add(relationship.inCircle() ? "in your circle" : "not in your circle");
    parts.add(TodayWords.lastSpoke(relationship.lastContactAt(), around.now(), around.zone()));
    return String.join(" · ", parts);
  }

  public boolean isRefused() {
    return standing.consent().isRefused();
  }

  public String network(Person.Owned account) {
    var name = account.network();
    return switch (name) {
      case "BLOG" -> "Blog";
      case "X" -> "X";
      default -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    };
  }

  public String followers(Person.Owned account) {
    return account.followers() < 0
        ? ""
        : ", " + TodayWords.count(account.followers(), "follower", "followers");
  }

  public String added() {
    return DayWords.date(person.addedAt().atZone(around.zone()).toLocalDate(), around.today());
  }

  public String when(TimelineEntry entry) {
    return DayWords.when(entry.at(), around.now(), around.zone());
  }

  /// "Call · Mara · on 11 November".
  public String small(TimelineEntry entry) {
    var parts = new ArrayList<String>();
    parts.add(
        entry.kind() == InteractionKind.THEIR_POST
            ? (entry.ofUs() ? "About us" : "With your words")
            : entry.kind().words());
    if (!entry.by().isEmpty()) {
      parts.add(entry.by());
    }
    if (!entry.network().isEmpty()) {
      parts.add(entry.network());
    }
    parts.add(when(entry));
    if (entry.mine()) {
      parts.add("only you read this");
    }
    return String.join(" · ", parts);
  }

  /// The class of a point on the line.
  public String way(TimelineEntry entry) {
    return entry.direction().name().toLowerCase(Locale.ROOT);
  }

  public boolean isRemovable(TimelineEntry entry) {
    return entry.id() != null && entry.kind() != InteractionKind.STAGE;
  }

  public String due() {
    var step = standing.step();
    return step == null ? "" : "due " + DayWords.due(step.due(), around.today());
  }

  public boolean isLate() {
    var step = standing.step();
    return step != null && step.due().isBefore(around.today());
  }

  /// "Ben and Ana follow them."; empty where nobody is known to.
  public String followers() {
    var names = why.ways().followers();
    return names.isEmpty()
        ? ""
        : TodayWords.names(names) + plural(names, "follows", "follow") + "them.";
  }

  public String follows() {
    var names = why.ways().follows();
    return names.isEmpty() ? "" : "They follow " + TodayWords.names(names) + ".";
  }

  private static String plural(List<String> names, String one, String many) {
    return " " + (names.size() == 1 ? one : many) + " ";
  }

  public String source(Card.Words words) {
    return words.network() + ", " + DayWords.when(words.at(), around.now(), around.zone());
  }

  /// The stages to move to, by name.
  public Map<String, String> stages() {
    var stages = new LinkedHashMap<String, String>();
    for (var stage : Stage.values()) {
      stages.put(stage.name(), stage.words());
    }
    return stages;
  }

  /// What can be logged by hand.
  public Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : PersonActs.BY_HAND) {
      kinds.put(kind.name(), kind.words());
    }
    return kinds;
  }

  /// The team, and nobody.
  public Map<String, String> owners() {
    var owners = new LinkedHashMap<String, String>();
    owners.put("0", "Nobody");
    around.members().forEach(m -> owners.put(Long.toString(m.id().value()), m.name()));
    return owners;
  }

  public String owner() {
    return id(standing.relationship().owner());
  }

  public String who() {
    var step = standing.step();
    return id(step == null ? null : step.who());
  }

  private static String id(@Nullable MemberId member) {
    return member == null ? "0" : Long.toString(member.value());
  }

  public String what() {
    var step = standing.step();
    return step == null ? "" : step.what();
  }

  public String nextDay() {
    var step = standing.step();
    return (step == null ? around.today().plusDays(7) : step.due()).toString();
  }
}
