package org.kith.networks.instagram;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts characters, the link among them, as Instagram does.
public final class InstagramWording implements Wording {

  @Override
  public String words(Draft draft) {
    return InstagramPublisher.words(draft);
  }

  @Override
  public Room room(Draft draft) {
    var words = words(draft);
    return new Room(words.codePointCount(0, words.length()), Instagram.ABILITIES.limits().length());
  }

  @Override
  public String flaw(Draft draft) {
    return InstagramPublisher.flaw(draft);
  }
}
