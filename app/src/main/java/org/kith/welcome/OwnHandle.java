package org.kith.welcome;

import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.people.ProfileLink;
import org.kith.people.SiteLooks;

/// A profile of our own as people type it: its link, `@name@server`, or a handle of Bluesky.
final class OwnHandle {

  private static final Pattern FEDIVERSE =
      Pattern.compile("@?([\\w.-]+)@((?:[\\w-]+\\.)+\\p{L}{2,}(?::\\d+)?)");
  private static final Pattern BLUESKY = Pattern.compile("@((?:[\\w-]+\\.)+\\p{L}{2,})");

  private OwnHandle() {}

  static Optional<ProfileLink> of(String typed) {
    var text = typed.strip();
    var fediverse = FEDIVERSE.matcher(text);
    var bluesky = BLUESKY.matcher(text);
    var address =
        fediverse.matches()
            ? "https://" + fediverse.group(2) + "/@" + fediverse.group(1)
            : bluesky.matches() ? "https://bsky.app/profile/" + bluesky.group(1) : text;
    return SiteLooks.address(address).flatMap(ProfileLink::of);
  }
}
