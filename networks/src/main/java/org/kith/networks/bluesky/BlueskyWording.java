package org.kith.networks.bluesky;

import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts what a reader sees as one character, as Bluesky does.
public final class BlueskyWording implements Wording {

  @Override
  public String words(Draft draft) {
    return PostDrafts.text(draft).strip();
  }

  @Override
  public Room room(Draft draft) {
    return new Room(new RichText(words(draft)).graphemes(), Bluesky.MOST_GRAPHEMES);
  }

  @Override
  public String flaw(Draft draft) {
    return PostDrafts.fault(draft);
  }
}
