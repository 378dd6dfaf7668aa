package org.kith.networks.instagram;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts characters, the link among them, as Instagram does.
public final class InstagramWording implements Wording {

  private final String obstacle;

  /// @param obstacle why Instagram could fetch no picture from this Kith, as a sentence; empty if
  ///   it can
  public InstagramWording(String obstacle) {
    this.obstacle = obstacle;
  }

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
    var flaw = InstagramPublisher.flaw(draft);
    return flaw.isEmpty() ? obstacle : flaw;
  }
}
