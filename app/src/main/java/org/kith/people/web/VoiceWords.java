package org.kith.people.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kith.people.Voice;
import org.kith.people.VoiceCircle;

/// How a voice is put into words.
final class VoiceWords {

  private VoiceWords() {}

  static String answers(double aPost) {
    long rounded = Math.round(aPost);
    if (rounded == 0) {
      return "few answers";
    }
    return rounded == 1 ? "1 answer a post" : rounded + " answers a post";
  }

  static String ago(Instant then, Instant now) {
    long days = Duration.between(then, now).toDays();
    if (days <= 0) {
      return "today";
    }
    return days == 1 ? "yesterday" : days + " days ago";
  }

  /// "4 of 10 posts used your words: “surplus bread” 3 times and “trays” once. 5 posts in 30 days."
  static String fit(Voice.Heard heard) {
    var vocal = heard.vocal();
    if (vocal.words().isEmpty()) {
      return "";
    }
    var words =
        vocal.words().stream()
            .map(used -> "“%s” %s".formatted(used.word(), times(used.times())))
            .toList();
    int with = Math.min(heard.mentions(), vocal.posts());
    var fit =
        vocal.posts() <= 1 || with == vocal.posts()
            ? "Used "
            : "%d of %d posts used your words: ".formatted(with, vocal.posts());
    var lately =
        vocal.lately() > 1 ? " %d posts in the last 30 days.".formatted(vocal.lately()) : "";
    return fit + and(words) + "." + lately;
  }

  private static String times(int times) {
    return times == 1 ? "once" : times == 2 ? "twice" : times + " times";
  }

  /// How many follow a voice: known, counted, hidden.
  ///
  /// @param known whether we know who they are
  static String audience(Voice voice, boolean known) {
    var count = "%,d follow them".formatted(voice.followers());
    if (voice.followers() < 0) {
      return voice.hidesFollowers()
          ? "They hide who follows them, and how many."
          : "Nobody has said how many follow them.";
    }
    if (voice.hidesFollowers()) {
      return count + " by their own count; they hide who.";
    }
    return count + (known ? "; Kith knows who." : "; Kith knows the number only.");
  }

  static String ties(VoiceCircle.Ties ties) {
    var parts = new ArrayList<String>();
    add(parts, "answer %s", ties.answers());
    add(parts, "follow %s", ties.follows());
    if (!ties.answeredBy().isEmpty()) {
      parts.add(and(ties.answeredBy()) + one(ties.answeredBy(), " answers them", " answer them"));
    }
    if (!ties.followedBy().isEmpty()) {
      parts.add(and(ties.followedBy()) + one(ties.followedBy(), " follows them", " follow them"));
    }
    if (parts.isEmpty()) {
      return "";
    }
    var words = String.join("; ", parts);
    return "Of your circle: " + words + ".";
  }

  private static void add(List<String> parts, String words, List<String> names) {
    if (!names.isEmpty()) {
      parts.add("they " + words.formatted(and(names)));
    }
  }

  private static String one(List<String> names, String one, String many) {
    return names.size() == 1 ? one : many;
  }

  private static String and(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
