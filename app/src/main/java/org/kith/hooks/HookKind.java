package org.kith.hooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What programs may be told of. Few, and each by a name that stays (docs/webhooks.md).
public enum HookKind {
  MENTION_HEARD("mention.heard", "Somebody used your words"),
  PERSON_ADDED("person.added", "Somebody was added to People"),
  PERSON_STAGE_CHANGED("person.stage_changed", "Somebody came closer, or went further away"),
  CAMPAIGN_ANSWERED("campaign.answered", "Somebody you asked said yes or no"),
  CAMPAIGN_SHARED("campaign.shared", "Somebody you asked spoke for a campaign"),
  LINK_CONVERTED("link.converted", "Somebody who came by a link did what you asked for"),
  POST_PUBLISHED("post.published", "A post of yours is out"),
  POST_FAILED("post.failed", "A post of yours needs somebody: it failed, is late, or may be out"),
  /// Of the button that tries a place.
  TEST("webhook.test", "A test");

  private final String word;
  private final String meaning;

  HookKind(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// As it is written: `mention.heard`.
  public String word() {
    return word;
  }

  /// What happened, in words.
  public String meaning() {
    return meaning;
  }

  /// Those that somebody chooses from.
  public static List<HookKind> choices() {
    return Arrays.stream(values()).filter(kind -> kind != TEST).toList();
  }

  /// The kind of a word, empty if there is none to choose.
  public static Optional<HookKind> of(String word) {
    return choices().stream().filter(kind -> kind.word.equals(word)).findFirst();
  }
}
