package org.kith.people.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

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

  static String list(List<String> words) {
    var quoted = words.stream().distinct().limit(4).map(w -> "“" + w + "”").toList();
    if (quoted.size() == 1) {
      return quoted.getFirst();
    }
    return quoted.subList(0, quoted.size() - 1).stream().collect(Collectors.joining(", "))
        + " and "
        + quoted.getLast();
  }
}
