package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Card;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Work;

/// How days, counts and people are put into words on our pages.
final class TodayWords {

  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private TodayWords() {}

  /// "six", or "13" beyond twelve.
  static String number(int count) {
    return count >= 0 && count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count);
  }

  static String capital(int count) {
    var word = number(count);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  static String count(long count, String one, String many) {
    return "%,d %s".formatted(count, count == 1 ? one : many);
  }

  static String minutes(int minutes) {
    return count(minutes, "minute", "minutes");
  }

  /// "one day", "six days".
  static String days(int days) {
    return number(days) + (days == 1 ? " day" : " days");
  }

  /// "you last spoke 12 days ago"; counts calendar days.
  static String lastSpoke(@Nullable Instant last, Instant now, ZoneId zone) {
    return last == null ? "you have not spoken yet" : "you last spoke " + ago(last, now, zone);
  }

  /// "today", "yesterday", "12 days ago", "3 March 2025".
  static String ago(Instant then, Instant now, ZoneId zone) {
    var day = then.atZone(zone).toLocalDate();
    return DayWords.due(day, now.atZone(zone).toLocalDate());
  }

  /// "Ana, Bo and 3 more of your people".
  static String names(List<String> names) {
    if (names.size() > 3) {
      return "%s, %s and %d more of your people"
          .formatted(names.get(0), names.get(1), names.size() - 2);
    }
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /// What somebody noted in a few words, as a sentence.
  static String sentence(String words) {
    var plain = words.strip();
    var text =
        plain.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    return text.matches("(?s).*[.!?…]$") ? text : text + ".";
  }

  /// "A quiet voice · 640 readers, 9 answers a post".
  static String voice(Card.Meet card) {
    var followers = card.followers();
    long answers = Math.round(card.answersAPost());
    var heard = answers == 0 ? "few answers" : count(answers, "answer", "answers") + " a post";
    var readers = followers == null ? "" : count(followers, "reader", "readers") + ", ";
    return (card.quiet() ? "A quiet voice · " : card.words().network() + " · ") + readers + heard;
  }

  /// "Kith read 41 sources and 620 posts since yesterday; none used your words."
  static String proof(Work work) {
    if (work.sources() == 0 && work.posts() == 0) {
      return "Kith read nothing since yesterday.";
    }
    var read =
        "Kith read %s and %s since yesterday; "
            .formatted(
                count(work.sources(), "source", "sources"), count(work.posts(), "post", "posts"));
    if (work.mentions() == 0) {
      return read + "none used your words.";
    }
    return read
        + count(work.mentions(), "post", "posts")
        + " used your words, and none waits for you.";
  }
}
