package org.kith.people;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.networks.Network;

/// The address of a profile on a network, told by the address alone.
///
/// @param handle as people type it there, without a leading `@`
public record ProfileLink(URI address, Network network, String handle) {

  private static final Pattern FEDIVERSE = Pattern.compile("/(?:@|users/)([\\w.-]{1,100})/?");
  private static final Pattern BLUESKY = Pattern.compile("/profile/([\\w.:-]{3,253})/?");
  private static final Pattern FIRST = Pattern.compile("/@?([\\p{L}\\p{N}._-]{1,100})/?");

  /// Sites whose profiles look like those of the fediverse and are none.
  private static final Set<String> OTHERS =
      Set.of(
          "medium.com",
          "tiktok.com",
          "youtube.com",
          "threads.net",
          "threads.com",
          "twitch.tv",
          "flickr.com",
          "pinterest.com",
          "linkedin.com");

  /// What stands where a handle would and is none.
  private static final Set<String> NO_HANDLES =
      Set.of(
          "share",
          "sharer",
          "intent",
          "home",
          "hashtag",
          "search",
          "explore",
          "p",
          "reel",
          "reels",
          "pages",
          "groups",
          "events",
          "watch",
          "login",
          "i",
          "dialog",
          "privacy",
          "help",
          "about",
          "policies",
          "tr",
          "plugins",
          "profile.php",
          "sharer.php",
          "share.php",
          "stories",
          "tos");

  /// Empty where an address is anything but a profile's.
  public static Optional<ProfileLink> of(URI address) {
    if (address.getHost() == null || address.getRawQuery() != null) {
      return Optional.empty();
    }
    var host = address.getHost().toLowerCase(Locale.ROOT).replaceFirst("^(www|m|mobile)\\.", "");
    var path = address.getRawPath() == null ? "" : address.getRawPath();
    return switch (host) {
      case "bsky.app" -> link(address, Network.BLUESKY, BLUESKY);
      case "x.com", "twitter.com" -> link(address, Network.X, FIRST);
      case "instagram.com" -> link(address, Network.INSTAGRAM, FIRST);
      case "facebook.com", "fb.com" -> link(address, Network.FACEBOOK, FIRST);
      default -> {
        var user = FEDIVERSE.matcher(path);
        yield OTHERS.contains(host) || !user.matches()
            ? Optional.empty()
            : Optional.of(
                new ProfileLink(
                    address, Network.MASTODON, user.group(1) + "@" + address.getRawAuthority()));
      }
    };
  }

  private static Optional<ProfileLink> link(URI address, Network network, Pattern path) {
    var found = path.matcher(address.getRawPath() == null ? "" : address.getRawPath());
    return found.matches() && !NO_HANDLES.contains(found.group(1).toLowerCase(Locale.ROOT))
        ? Optional.of(new ProfileLink(address, network, found.group(1)))
        : Optional.empty();
  }

  /// Whether strangers are told whose it is. Elsewhere only an account of ours can ask.
  public boolean canBeLookedUp() {
    return network == Network.MASTODON || network == Network.BLUESKY;
  }
}
