package org.kith.cli.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API answers, in plain lines.
final class Lines {

  private static final int SAID = 90;

  private Lines() {}

  /// `12 Ana Ruiz In touch, in the circle`.
  static String people(JsonNode page) {
    return each(
        page,
        "Nobody.",
        person ->
            "%d\t%s\t%s%s"
                .formatted(
                    person.path("id").asLong(),
                    person.path("name").asString(""),
                    word(person.path("stage")),
                    person.path("inCircle").asBoolean() ? ", in the circle" : ""));
  }

  /// Whether anything goes out.
  static String posting(JsonNode posting) {
    return posting.path("stopped").asBoolean()
        ? "Stopped by %s: nothing is posted or mailed.".formatted(posting.path("by").asString(""))
        : "Posting and mailing go on.";
  }

  static String person(JsonNode person) {
    var lines = new ArrayList<String>();
    lines.add(people(of(person)));
    add(lines, "who", person.path("about"));
    add(lines, "mail", person.path("email"));
    add(lines, "why", person.path("purpose"));
    if (!person.path("tags").isEmpty()) {
      lines.add(
          "tags: "
              + person
                  .path("tags")
                  .valueStream()
                  .map(tag -> tag.asString(""))
                  .collect(Collectors.joining(", ")));
    }
    add(lines, "last contact", person.path("lastContactAt"));
    for (var account : person.path("accounts")) {
      lines.add(
          "%s: %s (%s)"
              .formatted(
                  word(account.path("network")),
                  account.path("handle").asString(""),
                  account.path("proof").asString("")));
    }
    return String.join(System.lineSeparator(), lines);
  }

  static String voices(JsonNode page) {
    return each(
        page,
        "Nobody new was heard.",
        voice ->
            "%d\t%s\t%s"
                .formatted(
                    voice.path("id").asLong(),
                    voice.path("handle").asString(""),
                    cut(voice.path("said").asString(""))));
  }

  static String voice(JsonNode voice) {
    var lines = new ArrayList<String>();
    lines.add(voices(of(voice)));
    add(lines, "name", voice.path("name"));
    add(lines, "state", voice.path("state"));
    add(lines, "found by", voice.path("foundBy"));
    add(lines, "mentions", voice.path("mentions"));
    add(lines, "where", voice.path("url"));
    return String.join(System.lineSeparator(), lines);
  }

  static String day(JsonNode day) {
    var lines = new ArrayList<String>();
    lines.add(day.path("sentence").asString(""));
    for (var card : day.path("cards")) {
      lines.add(
          "%s %d\t%s%s\t%s"
              .formatted(
                  word(card.path("kind")).toLowerCase(Locale.ROOT),
                  card.path("id").asLong(),
                  card.path("name").asString(""),
                  card.path("late").asBoolean() ? ", late" : "",
                  cut(card.path("said").asString(""))));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /// What a line of the quick log means.
  static String understood(JsonNode read) {
    var lines = new ArrayList<String>();
    for (var part : read.path("parts")) {
      var name = part.path("name").asString("");
      lines.add(part.path("person").isNull() ? name + ", who is added" : name);
      for (var entry : part.path("entries")) {
        lines.add(
            "  %s, %s: %s"
                .formatted(
                    word(entry.path("kind")),
                    entry.path("day").asString(""),
                    entry.path("text").asString("")));
      }
      var next = part.path("next").asString("");
      if (!next.isEmpty()) {
        lines.add(
            part.path("refused").asBoolean()
                ? "  They want nothing from you, so no next step is set."
                : "  Next: %s, by %s".formatted(next, part.path("due").asString("")));
      }
    }
    for (var question : read.path("questions")) {
      if (question.path("answer").asString("").isEmpty()) {
        lines.add(
            "Who is “%s”? --who %s="
                .formatted(question.path("said").asString(""), question.path("key").asString("")));
        for (var choice : question.path("choices")) {
          lines.add(
              "  %d\t%s\t%s"
                  .formatted(
                      choice.path("person").asLong(),
                      choice.path("name").asString(""),
                      choice.path("about").asString("")));
        }
      }
    }
    return lines.isEmpty()
        ? "It says nothing about anybody you know."
        : String.join(System.lineSeparator(), lines);
  }

  static String mayWe(JsonNode answer) {
    return (answer.path("granted").asBoolean() ? "Yes: " : "No: ")
        + answer.path("why").asString("");
  }

  /// `7 Scheduled 2026-12-01T12:00 Soup for everybody`.
  static String posts(JsonNode page) {
    return each(
        page,
        "Nothing was said.",
        post ->
            "%d\t%s\t%s\t%s"
                .formatted(
                    post.path("id").asLong(),
                    word(post.path("state")),
                    post.path("at").asString(""),
                    cut(post.path("text").asString(""))));
  }

  static String post(JsonNode post) {
    var lines = new ArrayList<String>();
    lines.add(posts(of(post)));
    for (var picture : post.path("pictures")) {
      lines.add(
          "picture %d: %s"
              .formatted(picture.path("id").asLong(), picture.path("alt").asString("")));
    }
    for (var account : post.path("accounts")) {
      lines.add(
          "%s %s (%d): %s %s%s"
              .formatted(
                  word(account.path("network")),
                  account.path("handle").asString(""),
                  account.path("id").asLong(),
                  word(account.path("state")),
                  account.path("url").asString(""),
                  account.path("reason").asString("")));
      var asked = account.path("rewording");
      if (asked.isObject()) {
        lines.add(
            "  %s asks for other words (%d): %s"
                .formatted(
                    asked.path("by").asString(""),
                    asked.path("asking").asLong(),
                    asked
                        .path("texts")
                        .valueStream()
                        .map(text -> text.asString(""))
                        .collect(Collectors.joining(" / "))));
      }
    }
    for (var notice : post.path("linkNotices")) {
      lines.add(
          "%s %s".formatted(notice.path("target").asString(""), notice.path("words").asString("")));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /// `3 Feed Working 12 posts, 2 mentions Ana's blog`.
  static String sources(JsonNode page) {
    return each(
        page,
        "Nothing is read yet.",
        source ->
            "%d\t%s\t%s\t%d posts, %d mentions\t%s%s"
                .formatted(
                    source.path("id").asLong(),
                    word(source.path("kind")),
                    word(source.path("state")),
                    source.path("posts").asLong(),
                    source.path("mentions").asLong(),
                    source.path("name").asString(""),
                    source.path("reason").asString("").isEmpty()
                        ? ""
                        : ": " + source.path("reason").asString("")));
  }

  static String gaps(JsonNode page) {
    return each(
        page,
        "Nothing was missed, as far as Kith knows.",
        gap ->
            "%s to %s\t%s"
                .formatted(
                    gap.path("from").asString("unknown"),
                    gap.path("to").asString(""),
                    gap.path("why").asString("")));
  }

  static String step(JsonNode answer) {
    return answer.path("words").asString("") + System.lineSeparator() + post(answer.path("post"));
  }

  /// One item in words.
  interface Line {
    String of(JsonNode item);
  }

  static String each(JsonNode page, String none, Line line) {
    var items = page.path("items");
    if (items.isEmpty()) {
      return none;
    }
    var lines =
        items.valueStream().map(line::of).collect(Collectors.joining(System.lineSeparator()));
    var next = page.path("next").asString("");
    return next.isEmpty() ? lines : lines + System.lineSeparator() + "More: --cursor " + next;
  }

  /// One thing as a list of it.
  private static JsonNode of(JsonNode one) {
    var page = JsonMapper.shared().createObjectNode();
    page.putArray("items").add(one);
    return page;
  }

  private static void add(List<String> lines, String label, JsonNode value) {
    var text = value.asString("");
    if (!text.isEmpty()) {
      lines.add(label + ": " + text);
    }
  }

  /// `IN_TOUCH` as people read it.
  static String word(JsonNode name) {
    var words = name.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String cut(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    return line.length() > SAID ? line.substring(0, SAID) + "…" : line;
  }
}
