package org.kith.publish.web;

import java.util.Locale;
import org.kith.publish.OwnPost;
import org.kith.publish.Part;
import org.kith.publish.PostState;

/// Posts and their states as people read them.
public final class PostWords {

  private static final int SHORT = 90;

  private PostWords() {}

  public static String state(PostState state) {
    return switch (state) {
      case DRAFT -> "Draft";
      case WAITING -> "Waits to be read";
      case SENT_BACK -> "Sent back";
      case APPROVED -> "Approved";
      case SCHEDULED -> "Scheduled";
      case PUBLISHING -> "On its way";
      case PUBLISHED -> "Published";
      case RETRYING -> "Trying again";
      case FAILED -> "Did not go out";
      case UNKNOWN -> "May be out";
      case STOPPED -> "Held back";
      case LATE -> "Late: asks you";
      case CALLED_OFF -> "Called off";
      case CHANGING -> "Being changed";
      case TAKING_BACK -> "Being taken back";
      case TAKEN_BACK -> "Taken back";
    };
  }

  /// What a state is marked with.
  public static String tone(PostState state) {
    return switch (state) {
      case PUBLISHED, APPROVED -> "good";
      case WAITING, SENT_BACK, RETRYING, STOPPED, LATE -> "late";
      case FAILED, UNKNOWN -> "broken";
      case DRAFT, SCHEDULED, PUBLISHING, CALLED_OFF, CHANGING, TAKING_BACK, TAKEN_BACK -> "";
    };
  }

  /// The first words of a post.
  public static String title(OwnPost post) {
    var words = post.words();
    var own = post.parts().stream().map(Part::ownText).filter(t -> t != null && !t.isBlank());
    var said =
        !words.title().isBlank()
            ? words.title()
            : !words.text().isBlank() ? words.text() : own.findFirst().orElse(words.link());
    var line = said.replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return "Nothing said yet";
    }
    return line.length() <= SHORT
        ? line
        : line.substring(
                0,
                line.offsetByCodePoints(0, Math.min(SHORT, line.codePointCount(0, line.length()))))
            + "…";
  }

  /// The accounts of a post.
  public static String accounts(OwnPost post) {
    return post.parts().isEmpty()
        ? "no account chosen"
        : String.join(", ", post.parts().stream().map(Part::handle).toList());
  }

  /// When it goes out.
  public static String when(OwnPost post) {
    var when = post.when();
    return when == null ? "no time yet" : when.words() + " (" + when.zone().getId() + ")";
  }

  static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
