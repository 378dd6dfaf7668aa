package org.kith.cultivate.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.AskSuggestion;
import org.kith.cultivate.Balance;
import org.kith.cultivate.Card;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Introducer;
import org.kith.cultivate.KnownList;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.Play;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Rhythm;
import org.kith.cultivate.Stage;
import org.kith.cultivate.TimelineEntry;
import org.kith.cultivate.Ways;
import org.kith.people.Field;
import org.kith.people.Person;
import org.kith.people.PersonConsent;
import org.kith.reach.Estimate;
import org.kith.team.Member;
import org.kith.team.MemberId;
import org.springframework.web.util.UriUtils;

/// Everything about one person.
public record PersonPage(Person person, Standing standing, Why why, Timeline shown, Around around) {

  /// What of the timeline is shown.
  ///
  /// @param next the cursor of what is older; null at the end
  /// @param earlier whether newer entries stand before
  public record Timeline(List<TimelineEntry> entries, @Nullable String next, boolean earlier) {
    public Timeline {
      entries = List.copyOf(entries);
    }
  }

  public List<TimelineEntry> timeline() {
    return shown.entries();
  }

  /// Where what is older is shown; null where nothing is.
  public @Nullable String older() {
    return shown.next() == null ? null : path() + "?before=" + shown.next() + "#happened";
  }

  /// Whether newer entries stand on the page before.
  public boolean earlier() {
    return shown.earlier();
  }

  /// Where we stand.
  ///
  /// @param play what the team does at their stage
  public record Standing(
      Relationship relationship,
      Play play,
      @Nullable NextStep step,
      Balance balance,
      PersonConsent consent,
      Sorted sorted) {}

  /// How often to be in touch, by which words they are sorted, and what the workspace's own fields
  /// hold.
  ///
  /// @param known all tags of the workspace
  /// @param values by the name of the field
  public record Sorted(
      Rhythm rhythm,
      List<String> tags,
      List<String> known,
      List<Field> fields,
      Map<String, String> values) {
    public Sorted {
      tags = List.copyOf(tags);
      known = List.copyOf(known);
      fields = List.copyOf(fields);
      values = Map.copyOf(values);
    }
  }

  /// Why they are worth the time.
  ///
  /// @param adds how many new people they bring, null where nobody can tell
  /// @param asks the campaigns for which they could be asked now
  public record Why(Ways ways, @Nullable Estimate adds, List<AskSuggestion> asks) {
    public Why {
      asks = List.copyOf(asks);
    }
  }

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
    return standing.consent().refused();
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

  /// Who could introduce us, three at most.
  public List<Introducer> introducers() {
    return why.ways().introducers().stream().limit(3).toList();
  }

  /// "Ben follows both of you" in full: how close the two are, and how close Ben is to us.
  public String between(Introducer one) {
    var tie =
        one.isMutual()
            ? "they follow each other"
            : one.follows() ? "follows " + person.name() : "is followed by " + person.name();
    return "%s · %s · %s"
        .formatted(
            tie,
            one.stage().words(),
            TodayWords.lastSpoke(one.lastContact(), around.now(), around.zone()));
  }

  /// "And 4 more of your people."; empty where all are named.
  public String moreBetween() {
    int more = why.ways().introducers().size() - introducers().size();
    return more <= 0
        ? ""
        : "And %s of yours.".formatted(TodayWords.count(more, "more person", "more people"));
  }

  /// "14 accounts follow both of you."; empty where none is known to.
  public String shared() {
    int shared = why.ways().shared();
    return shared == 0
        ? ""
        : "%s both of you."
            .formatted(TodayWords.count(shared, "account follows", "accounts follow"));
  }

  /// What this is known from, and what is not known.
  public String known() {
    var lists = why.ways().lists();
    if (lists.isEmpty()) {
      return "No account of theirs is known, so nobody can tell who stands between you.";
    }
    return lists.stream().map(this::known).distinct().collect(Collectors.joining(" "));
  }

  private String known(KnownList list) {
    var readAt = list.readAt();
    return switch (list.state()) {
      case LISTED ->
          "%s: who follows them was read %s."
              .formatted(
                  list.network(),
                  readAt == null ? "" : TodayWords.ago(readAt, around.now(), around.zone()));
      case READING -> list.network() + ": the list is being read.";
      case HIDDEN -> list.network() + ": they do not show who follows them.";
      case CLOSED ->
          list.network() + ": their server shows who follows them only to its own people.";
      case FAILED -> list.network() + ": who follows them could not be read.";
      case UNKNOWN -> list.network() + ": nobody can tell who follows them.";
    };
  }

  /// That they were asked not long ago, and until when they are left in peace; empty where they may
  /// be asked.
  public String rest() {
    return timeline().stream()
        .filter(entry -> entry.direction() == Direction.ASKED)
        .findFirst()
        .filter(entry -> entry.at().plus(Balance.REST).isAfter(around.now()))
        .map(entry ->
            "You asked them %s. Ask for nothing more before %s."
                .formatted(
                    TodayWords.ago(entry.at(), around.now(), around.zone()),
                    DayWords.date(
                        entry.at().plus(Balance.REST).atZone(around.zone()).toLocalDate(),
                        around.today())))
        .orElse("");
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

  /// Who keeps in touch, by name.
  public String ownerName() {
    return owners().getOrDefault(owner(), "nobody any more");
  }

  /// "a contact every 30 days".
  public String rhythm() {
    return "a contact every " + TodayWords.days(standing.relationship().rhythmDays());
  }

  /// "A contact every 14 days, because of the tag “Board”."
  public String rhythmAndWhy() {
    var rhythm = standing.sorted().rhythm();
    return "A contact every %s, %s. %s"
        .formatted(TodayWords.days(rhythm.days()), rhythm.origin(), rhythm.otherwise())
        .strip();
  }

  /// What somebody chose for them alone; empty if nobody did.
  public String ownRhythm() {
    var own = standing.sorted().rhythm().own();
    return own == null ? "" : Integer.toString(own);
  }

  /// What holds where nobody chooses: "Empty: 42 days, as for everybody at “Friend”."
  public String usualRhythm() {
    var rhythm = standing.sorted().rhythm();
    return "Empty: %s, as for everybody at “%s”."
        .formatted(TodayWords.days(rhythm.stageDays()), rhythm.stage().words());
  }

  /// Whoever has a tag, too.
  public String having(String tag) {
    return "/people?view=everybody&tag=" + UriUtils.encode(tag, StandardCharsets.UTF_8);
  }

  /// Tags that they could have; null where there are none.
  public @Nullable String knownTags() {
    var others =
        standing.sorted().known().stream()
            .filter(tag -> !standing.sorted().tags().contains(tag))
            .limit(20)
            .toList();
    return others.isEmpty() ? null : "You use " + String.join(", ", others) + ".";
  }

  /// The fields that hold something of them.
  public List<Field> filled() {
    var values = standing.sorted().values();
    return standing.sorted().fields().stream()
        .filter(field -> values.containsKey(field.name()))
        .toList();
  }

  /// What a field holds of them; empty for nothing.
  public String value(Field field) {
    return standing.sorted().values().getOrDefault(field.name(), "");
  }

  /// What can be chosen, and what is chosen where that can be chosen no longer.
  public List<String> choices(Field field) {
    var choices = new ArrayList<>(field.choices());
    if (!value(field).isEmpty() && !choices.contains(value(field))) {
      choices.add(value(field));
    }
    return choices;
  }

  /// "Board, Teachers": as they are typed.
  public String tags() {
    return String.join(", ", standing.sorted().tags());
  }

  public String date() {
    return DayWords.full(around.today());
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
