package org.kith.networks.wordpress;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts characters; a link has a place of its own below the text.
public final class WordPressWording implements Wording {

  @Override
  public String words(Draft draft) {
    return draft.text().strip();
  }

  @Override
  public Room room(Draft draft) {
    var words = words(draft);
    return new Room(words.codePointCount(0, words.length()), WordPress.ABILITIES.limits().length());
  }

  @Override
  public String flaw(Draft draft) {
    return WordPressPublisher.flaw(draft);
  }
}
