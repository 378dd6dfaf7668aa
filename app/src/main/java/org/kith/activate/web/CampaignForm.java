package org.kith.activate.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Brief;
import org.kith.activate.Campaign;
import org.kith.activate.Destination;

/// A campaign as its form sends it.
///
/// @param facts one on each line
/// @param who the tag of who is asked; empty for the circle
public record CampaignForm(
    @Nullable String name,
    @Nullable String why,
    @Nullable String destination,
    @Nullable String until,
    @Nullable String hashtag,
    @Nullable String facts,
    @Nullable String question,
    @Nullable String who) {

  private static final int SHORT = 300;
  private static final int LONG = 2_000;

  static CampaignForm empty() {
    return new CampaignForm(null, null, null, null, null, null, null, null);
  }

  /// A campaign as it is.
  static CampaignForm of(Campaign campaign, ZoneId zone) {
    var brief = campaign.brief();
    var kit = KitForm.of(brief.kit());
    return new CampaignForm(
        brief.name(),
        brief.why(),
        brief.destination().url(),
        CampaignWords.lastDay(campaign, zone).toString(),
        kit.hashtag(),
        kit.facts(),
        kit.question(),
        brief.tag());
  }

  /// The same, with what is left out here as it is there.
  CampaignForm or(CampaignForm other) {
    return new CampaignForm(
        name == null ? other.name : name,
        why == null ? other.why : why,
        destination == null ? other.destination : destination,
        until == null ? other.until : until,
        hashtag == null ? other.hashtag : hashtag,
        facts == null ? other.facts : facts,
        question == null ? other.question : question,
        who == null ? other.who : who);
  }

  /// What a campaign is held against.
  ///
  /// @param site our own web site, empty if unknown
  /// @param mayLeadTo whether links may lead to an address
  /// @param tags whom one may choose among, beside the circle
  /// @param earliest the first day that may be its last
  /// @param promised whether people were told that day
  record Rules(
      String site,
      Predicate<Destination> mayLeadTo,
      List<String> tags,
      LocalDate earliest,
      boolean promised) {}

  /// What is wrong with each field of a new one, by its name; empty if nothing is.
  Map<String, String> problemsOfNew(Rules rules) {
    var problems = problems(rules);
    problems.putAll(kit().problems());
    return problems;
  }

  /// The same without what is offered, which has a page of its own.
  Map<String, String> problems(Rules rules) {
    var problems = new HashMap<String, String>();
    if (text(name).isEmpty() || text(name).length() > SHORT) {
      problems.put("name", "Say in a few words what you want said; up to 300 characters.");
    }
    if (text(why).length() > LONG) {
      problems.put("why", "Up to 2,000 characters; this has %d.".formatted(text(why).length()));
    }
    destinationProblem(rules.site(), rules.mayLeadTo())
        .ifPresent(words -> problems.put("destination", words));
    untilProblem(rules).ifPresent(words -> problems.put("until", words));
    if (!text(who).isEmpty() && !rules.tags().contains(text(who))) {
      problems.put("who", "Nobody has the tag “%s”.".formatted(shortened(text(who))));
    }
    return problems;
  }

  private Optional<String> destinationProblem(String site, Predicate<Destination> mayLeadTo) {
    var typed = text(destination);
    var found = Destination.of(typed);
    if (typed.isEmpty()) {
      return Optional.of("Say where people go from here: a page of your own web site.");
    }
    if (found.isEmpty()) {
      return Optional.of(
          "“%s” is not an address. It starts with https:// and has a dot, like https://harvestline.example/shelf."
              .formatted(shortened(typed)));
    }
    if (mayLeadTo.test(found.get())) {
      return Optional.empty();
    }
    return Optional.of(
        site.isBlank()
            ? "Kith does not know your web site yet, and links lead nowhere else. Say in Settings"
                + " what it is."
            : "“%s” is not on your web site, %s. Links lead only there, and to hosts a manager names under Settings, Links."
                .formatted(shortened(typed), site));
  }

  private Optional<String> untilProblem(Rules rules) {
    var last = lastDay();
    if (last.isEmpty()) {
      return Optional.of("Say which day is the last, as in 2026-12-05.");
    }
    if (last.get().isBefore(rules.earliest())) {
      return Optional.of(
          rules.promised()
              ? "People were told %s. It can be later, not earlier: to stop now, end it."
                  .formatted(rules.earliest())
              : "That day is over. The last day is today or later.");
    }
    return last.get().isAfter(rules.earliest().plusYears(2))
        ? Optional.of("That is more than two years away. A campaign ends while people remember it.")
        : Optional.empty();
  }

  /// What it says, once nothing is wrong with it.
  Brief brief(ZoneId zone) {
    return new Brief(
        text(name),
        text(why),
        Destination.of(text(destination)).orElseThrow(),
        lastDay().orElseThrow().plusDays(1).atStartOfDay(zone).toInstant(),
        kit().kit(),
        text(who));
  }

  /// What it says of a campaign that is there, whose last day ends when it did unless it is
  /// another.
  Brief brief(ZoneId zone, Campaign campaign) {
    var said = brief(zone);
    return CampaignWords.lastDay(campaign, zone).equals(lastDay().orElseThrow())
        ? new Brief(
            said.name(),
            said.why(),
            said.destination(),
            campaign.brief().until(),
            said.kit(),
            said.tag())
        : said;
  }

  private Optional<LocalDate> lastDay() {
    try {
      return Optional.of(LocalDate.parse(text(until)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private KitForm kit() {
    return new KitForm(hashtag, facts, question);
  }

  private static String shortened(String typed) {
    return typed.length() > 80 ? typed.substring(0, 80) + "…" : typed;
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
