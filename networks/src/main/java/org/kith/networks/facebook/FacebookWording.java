package org.kith.networks.facebook;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts characters, as Facebook does.
public final class FacebookWording implements Wording {

  @Override
  public String words(Draft draft) {
    return FacebookPublisher.words(draft);
  }

  @Override
  public Room room(Draft draft) {
    var words = words(draft);
    return new Room(words.codePointCount(0, words.length()), Facebook.ABILITIES.limits().length());
  }

  @Override
  public String flaw(Draft draft) {
    return FacebookPublisher.flawOf(draft);
  }
}
