package org.kith.networks.x;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts as X counts, by [XLength].
public final class XWording implements Wording {

  @Override
  public String words(Draft draft) {
    return XPublisher.words(draft);
  }

  @Override
  public Room room(Draft draft) {
    return new Room(XLength.of(words(draft)), X.ABILITIES.limits().length());
  }

  @Override
  public String flaw(Draft draft) {
    return XPublisher.flaw(draft, words(draft));
  }
}
