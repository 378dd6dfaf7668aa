package org.kith.listen;

import org.jspecify.annotations.Nullable;

/// What stands around a post.
///
/// @param answers what it answers or quotes, null if that is nothing or nobody knows it
/// @param alike how many other posts say almost the same
public record Around(@Nullable Answered answers, int alike) {

  public static final Around NOTHING = new Around(null, 0);

  /// What a post answers.
  ///
  /// @param quotes whether it is quoted rather than answered
  /// @param ours whether we wrote it
  /// @param text the beginning of it; empty if its text is gone
  public record Answered(boolean quotes, boolean ours, String name, String text) {}

  /// "Answers Ben Ortiz: “Who takes bread on Sundays?”"; empty if it answers nothing.
  public String thread() {
    if (answers == null) {
      return "";
    }
    var to = answers.ours() ? "you" : answers.name();
    var verb = answers.quotes() ? "Quotes " : "Answers ";
    return answers.text().isEmpty() ? verb + to + "." : verb + to + ": “" + answers.text() + "”";
  }

  /// "And 12 almost the same."; empty if there are none.
  public String copies() {
    return switch (alike) {
      case 0 -> "";
      case 1 -> "And one almost the same.";
      default -> "And %,d almost the same.".formatted(alike);
    };
  }
}
