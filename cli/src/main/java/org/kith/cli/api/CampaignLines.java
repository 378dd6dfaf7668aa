package org.kith.cli.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the API answers of campaigns, in plain lines.
final class CampaignLines {

  private CampaignLines() {}

  /// `3 The free shelf running, until 2026-12-05T23:00:00Z`.
  static String campaigns(JsonNode page) {
    return each(page, "No campaign.", CampaignLines::line);
  }

  private static String line(JsonNode campaign) {
    return "%d\t%s\t%s, until %s"
        .formatted(
            campaign.path("id").asLong(),
            campaign.path("name").asString(""),
            word(campaign.path("state")),
            campaign.path("until").asString(""));
  }

  static String campaign(JsonNode campaign) {
    var lines = new ArrayList<String>();
    lines.add(line(campaign));
    lines.add("leads to: " + campaign.path("destination").asString(""));
    var who = campaign.path("who").asString("");
    lines.add(who.isEmpty() ? "asks: the circle" : "asks: whoever has the tag " + who);
    var kit = campaign.path("kit");
    kit.path("facts").forEach(fact -> lines.add("fact: " + fact.asString("")));
    if (!kit.path("question").asString("").isEmpty()) {
      lines.add("question: " + kit.path("question").asString(""));
    }
    var forecast = campaign.path("forecast");
    if (!forecast.isMissingNode() && !forecast.isNull()) {
      lines.add("expected to hear it: " + expected(forecast.path("reach")));
      add(lines, "expected to say yes: ", forecast.path("yes"));
      add(lines, "expected to come: ", forecast.path("visits"));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void add(List<String> lines, String label, JsonNode expected) {
    if (expected.isObject()) {
      lines.add(label + expected(expected));
    }
  }

  private static String expected(JsonNode expected) {
    return "%.0f (%.0f to %.0f)"
        .formatted(
            expected.path("value").asDouble(),
            expected.path("low").asDouble(),
            expected.path("high").asDouble());
  }

  static String asks(JsonNode page) {
    return each(page, "Nobody was asked.", CampaignLines::ask);
  }

  static String ask(JsonNode ask) {
    var page = ask.path("page").asString("");
    return "%d\t%s%s"
        .formatted(
            ask.path("person").asLong(),
            word(ask.path("state")),
            page.isEmpty() ? "" : "\t" + page);
  }

  static String invitations(JsonNode page) {
    return each(page, "Nobody was invited by mail.", CampaignLines::invitation);
  }

  /// `12 queued invited`, and why the letter is where it is.
  static String invitation(JsonNode invitation) {
    var reason = invitation.path("reason").asString("");
    return "%d\t%s\t%s%s"
        .formatted(
            invitation.path("person").asLong(),
            word(invitation.path("mail")),
            word(invitation.path("ask")),
            reason.isEmpty() ? "" : "\t" + reason);
  }

  static String clicks(JsonNode clicks) {
    if (!clicks.path("visits").isNumber()) {
      return "Nobody counts.";
    }
    var lines = new ArrayList<String>();
    lines.add(
        "%d came, and %d since it is over."
            .formatted(clicks.path("visits").asLong(), clicks.path("later").asLong()));
    var lost = clicks.path("lost");
    if (lost.isObject()) {
      lines.add(
          "%d could not be counted, from %s to %s. Whoever came arrived all the same."
              .formatted(
                  lost.path("times").asLong(),
                  lost.path("from").asString(""),
                  lost.path("to").asString("")));
    }
    if (clicks.path("waiting").asBoolean()) {
      lines.add("Some are kept and not counted yet.");
    }
    return String.join(System.lineSeparator(), lines);
  }

  /// The links, and what is wrong with how they begin.
  static String links(JsonNode page) {
    var caveat = page.path("items").path(0).path("caveat").asString("");
    var lines = each(page, "No link.", CampaignLines::link);
    return caveat.isEmpty() ? lines : lines + System.lineSeparator() + caveat;
  }

  static String link(JsonNode link) {
    var person = link.path("person");
    return "%d\t%s\t%s\t%s"
        .formatted(
            link.path("id").asLong(),
            link.path("shared").asBoolean()
                ? "everybody"
                : person.isNumber() ? "person " + person.asLong() : "nobody",
            link.path("url").asString(""),
            link.path("visits").isNumber()
                ? link.path("visits").asLong() + " came"
                : "nobody counts");
  }

  private interface Line {
    String of(JsonNode item);
  }

  private static String each(JsonNode page, String none, Line line) {
    var items = page.path("items");
    if (items.isEmpty()) {
      return none;
    }
    var lines =
        items.valueStream().map(line::of).collect(Collectors.joining(System.lineSeparator()));
    var next = page.path("next").asString("");
    return next.isEmpty() ? lines : lines + System.lineSeparator() + "More: --cursor " + next;
  }

  private static String word(JsonNode name) {
    return name.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
