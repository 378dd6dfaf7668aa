package org.kith.activate.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Brief;
import org.kith.activate.Destination;

/// A campaign as its form sends it.
///
/// @param facts one on each line
public record CampaignForm(
    @Nullable String name,
    @Nullable String why,
    @Nullable String destination,
    @Nullable String until,
    @Nullable String hashtag,
    @Nullable String facts,
    @Nullable String question) {

  private static final int SHORT = 300;
  private static final int LONG = 2_000;

  static CampaignForm empty() {
    return new CampaignForm(null, null, null, null, null, null, null);
  }

  /// What is wrong with each field, by its name; empty if nothing is.
  ///
  /// @param site our own web site, empty if unknown
  /// @param mayLeadTo whether links may lead to an address
  Map<String, String> problems(
      String site, Predicate<Destination> mayLeadTo, Instant now, ZoneId zone) {
    var problems = new HashMap<String, String>();
    if (text(name).isEmpty() || text(name).length() > SHORT) {
      problems.put("name", "Say in a few words what you want said; up to 300 characters.");
    }
    if (text(why).length() > LONG) {
      problems.put("why", "Up to 2,000 characters; this has %d.".formatted(text(why).length()));
    }
    destinationProblem(site, mayLeadTo).ifPresent(words -> problems.put("destination", words));
    untilProblem(now, zone).ifPresent(words -> problems.put("until", words));
    problems.putAll(kit().problems());
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
            ? "Kith does not know your web site yet, and links lead nowhere else. Say in Settings what it is."
            : "“%s” is not on your web site, %s. Links lead only there, and to hosts a manager names under Settings, Links."
                .formatted(shortened(typed), site));
  }

  private Optional<String> untilProblem(Instant now, ZoneId zone) {
    var last = lastDay();
    if (last.isEmpty()) {
      return Optional.of("Say which day is the last, as in 2026-12-05.");
    }
    var today = now.atZone(zone).toLocalDate();
    if (last.get().isBefore(today)) {
      return Optional.of("That day is over. The last day is today or later.");
    }
    return last.get().isAfter(today.plusYears(2))
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
        kit().kit());
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
