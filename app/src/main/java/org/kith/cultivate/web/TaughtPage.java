package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import org.kith.cultivate.Card;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Taught;

/// What Kith has learned, and what it hides for it.
public record TaughtPage(Taught.Lesson lesson, boolean mayChange, Instant now, ZoneId zone) {

  /// "Kith learned from 24 judgements; 9 of them said “not about us”."
  public String sentence() {
    if (lesson.of() == 0) {
      return "Nobody has judged anything yet.";
    }
    return "Kith learned from %s; %s said “not about us”."
        .formatted(
            TodayWords.count(lesson.of(), "judgement", "judgements"),
            lesson.against() == 0 ? "none" : TodayWords.number(lesson.against()));
  }

  public String source(Card.Words words) {
    return words.network() + ", " + DayWords.when(words.at(), now, zone);
  }

  /// "Because of “army surplus”, “coat” and whatever Jo writes".
  public String why(Taught.Hidden hidden) {
    var words = hidden.why();
    return "Because of "
        + (words.size() < 2
            ? String.join("", words)
            : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast());
  }

  public String posts(Taught.Reason reason) {
    return TodayWords.count(reason.posts(), "post", "posts") + " not about you";
  }
}
