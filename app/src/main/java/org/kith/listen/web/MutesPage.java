package org.kith.listen.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.MuteRule;
import org.kith.listen.MuteRuleId;
import org.kith.listen.MuteTrial;

/// What nobody here wants to see, and a form for more of it.
///
/// @param hides how many posts each hides
/// @param draft what is typed
public record MutesPage(
    List<MuteRule> rules, Map<MuteRuleId, Integer> hides, Trial draft, boolean mayChange) {

  /// A rule that is being typed, and what it would hide.
  ///
  /// @param problem why it is none, empty if nothing is wrong or nothing is typed
  /// @param found null where there is nothing to count yet
  public record Trial(
      MuteRule.Kind kind, String text, String problem, @Nullable MuteTrial found, Instant now) {

    /// The count, in a sentence.
    public String sentence() {
      if (found == null) {
        return "";
      }
      if (found.heard() == 0) {
        return "Nothing was heard in the last 30 days, so there is nothing to count yet.";
      }
      var among = found.all() ? "kept from the last 30 days" : "that are newest";
      return "It would hide %s of the %s %s%s."
          .formatted(
              found.hides() == 0 ? "none" : "%,d".formatted(found.hides()),
              posts(found.heard()),
              among,
              mentions(found));
    }

    private static String mentions(MuteTrial found) {
      return switch (found.mentions()) {
        case 0 -> "";
        case 1 -> ", 1 of them with your words";
        default -> ", %,d of them with your words".formatted(found.mentions());
      };
    }
  }

  static String posts(int count) {
    return count == 1 ? "1 post" : "%,d posts".formatted(count);
  }

  /// By what a rule may hide, in words.
  public Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : MuteRule.Kind.values()) {
      kinds.put(kind.name(), kind.words());
    }
    return kinds;
  }

  public String hides(MuteRule rule) {
    int posts = hides.getOrDefault(rule.id(), 0);
    return posts == 0 ? "Hides nothing yet" : "Hides " + posts(posts);
  }
}
