package org.kith.simulator.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The topics, and which posts they match: the plainest reading of what a topic means.
final class Subjects {
  static final List<Topic> TOPICS =
      List.of(
          new Topic(
              0,
              "Harvestline",
              List.of("harvestline"),
              List.of(),
              List.of("harvestline"),
              List.of("harvestline.example"),
              List.of("knitting")),
          new Topic(
              1,
              "Food that is thrown away",
              List.of("leftovers", "leftover", "surplus", "dumpster"),
              List.of(
                  "food waste",
                  "food rescue",
                  "thrown away",
                  "throw away",
                  "throws away",
                  "throwing away",
                  "in the bin",
                  "zero waste"),
              List.of("foodwaste", "foodrescue", "zerowaste", "leftovers"),
              List.of(),
              List.of("army surplus", "surplus tiles")),
          new Topic(
              2,
              "School meals and canteens",
              List.of("canteen", "canteens", "trays", "tray"),
              List.of("school meal", "school meals", "school kitchen", "breakfast club"),
              List.of("schoolmeals"),
              List.of(),
              List.of()),
          new Topic(
              3,
              "Bread that is left",
              List.of(),
              List.of(
                  "unsold bread",
                  "yesterday's bread",
                  "day-old",
                  "old bread",
                  "stale bread",
                  "surplus bread"),
              List.of("dayold"),
              List.of(),
              List.of()),
          new Topic(
              4,
              "Fridges and pantries",
              List.of("pantry", "foodsharing"),
              List.of("community fridge", "food bank", "food banks"),
              List.of("communityfridge"),
              List.of(),
              List.of()),
          new Topic(
              5,
              "Gluts and gleaning",
              List.of("glut", "gleaning", "windfalls"),
              List.of(),
              List.of("gleaning"),
              List.of(),
              List.of()),
          new Topic(
              6,
              "Dates on food",
              List.of(),
              List.of("best before", "use by", "sell-by"),
              List.of("bestbefore"),
              List.of(),
              List.of()));

  private final List<Matcher> matchers = TOPICS.stream().map(Matcher::of).toList();

  Post.About about(String title, String text, List<String> tags) {
    String all = (title + "\n" + text).toLowerCase(Locale.ROOT).replace('’', '\'');
    for (Matcher matcher : matchers) {
      if (matcher.matches(all, tags)) {
        return matcher.topic.id() == 0 ? Post.About.US : Post.About.CAUSE;
      }
    }
    return Post.About.OTHER;
  }

  private record Matcher(Topic topic, List<String> terms) {
    static Matcher of(Topic topic) {
      var terms = new ArrayList<String>();
      terms.addAll(topic.words());
      terms.addAll(topic.phrases());
      terms.addAll(topic.links());
      return new Matcher(topic, List.copyOf(terms));
    }

    boolean matches(String text, List<String> tags) {
      if (topic.exclusions().stream().anyMatch(text::contains)) {
        return false;
      }
      for (String tag : tags) {
        if (topic.hashtags().contains(tag)) {
          return true;
        }
      }
      for (String term : terms) {
        if (standsIn(text, term)) {
          return true;
        }
      }
      return false;
    }

    /// Whether the term is there as a word of its own.
    private static boolean standsIn(String text, String term) {
      for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
        int end = at + term.length();
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        if (begins && ends) {
          return true;
        }
      }
      return false;
    }
  }
}
