package org.kith.measure;

import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A post that is likely a share, for somebody to say.
///
/// @param by who wrote it
/// @param reason null where it came in as likely, from elsewhere
/// @param after whom they follow and who said it before, empty where that share is gone
public record LikelyShare(
    long share,
    String by,
    String words,
    String url,
    @Nullable Reason reason,
    String after,
    Instant at) {

  /// What it has in common with the share before.
  public enum Reason {
    LINK("the same link"),
    WORDS("almost the same words");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Why it is likely: "the same link, after Ana, whom they follow".
  public String why() {
    var why = new ArrayList<String>();
    if (reason != null) {
      why.add(reason.words());
    }
    if (!after.isEmpty()) {
      why.add("after " + after + ", whom they follow");
    }
    return why.isEmpty() ? "noted as likely elsewhere" : String.join(", ", why);
  }
}
