package org.kith.listen.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.listen.TopicTrial;
import org.kith.listen.TypedTerms;

/// What the words that are being typed find.
///
/// @param trial null where there is nothing to listen for yet
public record TrialPage(TypedTerms typed, @Nullable TopicTrial trial, Instant now) {

  /// The count, in a sentence.
  public String sentence() {
    if (trial == null) {
      return "";
    }
    if (trial.heard() == 0) {
      return "Nothing was heard in the last 30 days, so there is nothing to count yet. It counts from the first reading on.";
    }
    return "%s of %s%s.".formatted(matches(trial), among(trial), passedOver(trial));
  }

  private static String matches(TopicTrial trial) {
    return trial.matches() == 0 ? "None" : "%,d".formatted(trial.matches());
  }

  private static String among(TopicTrial trial) {
    if (trial.heard() == 1) {
      return "the one post heard in the last 30 days";
    }
    return trial.all()
        ? "the %,d posts kept from the last 30 days".formatted(trial.heard())
        : "the newest %,d posts".formatted(trial.heard());
  }

  private static String passedOver(TopicTrial trial) {
    return switch (trial.passedOver()) {
      case 0 -> "";
      case 1 -> "; 1 more is passed over";
      default -> "; %,d more are passed over".formatted(trial.passedOver());
    };
  }
}
