package org.kith.simulator.sample;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/// An account before it is known who follows it.
///
/// @param target how many are to follow it; 0 for ordinary people, whose audience grows by itself
record AccountDraft(
    int id,
    Role role,
    Network network,
    String handle,
    String name,
    String about,
    Home home,
    int target,
    Openness openness,
    Set<Account.OptOut> optOuts) {

  enum Role {
    OWN,
    CAST,
    BIG,
    MID,
    SMALL,
    ORDINARY
  }

  /// What its network tells about its followers.
  enum Openness {
    LISTED,
    COUNTED,
    SILENT
  }

  boolean bridgesToHospital() {
    return role == Role.CAST && BRIDGES.contains(handle);
  }

  private static final Set<String> BRIDGES =
      Set.of("imke@alder.social.example", "noor@nights.social.example", "pavel.stove.example");

  Account finished(int followers, Chance chance) {
    var count = openness == Openness.SILENT ? OptionalInt.empty() : OptionalInt.of(followers);
    var audience = new Account.Audience(count, openness == Openness.LISTED);
    String url = url();
    String key = key(chance);
    int community = home.id;
    return new Account(id, network, key, handle, name, about, url, community, audience, optOuts);
  }

  private String key(Chance chance) {
    return switch (network) {
      case BLOG -> "https://" + handle;
      case MASTODON -> "https://" + server() + "/users/" + local();
      case BLUESKY -> "did:plc:" + chance.base32(24);
      case FACEBOOK, INSTAGRAM, X ->
          Long.toString(chance.random().nextLong((long) 1e14, (long) 1e15));
    };
  }

  private String url() {
    return switch (network) {
      case BLOG -> "https://" + handle + "/";
      case MASTODON -> "https://" + server() + "/@" + local();
      case BLUESKY -> "https://sky.example/profile/" + handle;
      case FACEBOOK -> "https://facebook.example/" + handle;
      case INSTAGRAM -> "https://instagram.example/" + handle;
      case X -> "https://x.example/" + handle;
    };
  }

  /// What people type after the `@` in a post on the same server.
  String local() {
    int cut = network == Network.MASTODON ? handle.indexOf('@') : -1;
    return cut < 0 ? handle : handle.substring(0, cut);
  }

  private String server() {
    return handle.substring(handle.indexOf('@') + 1);
  }

  /// Letters and digits of a name, as a handle has them.
  static String slug(String name) {
    String plain = name.replace("ł", "l").replace("ø", "o").replace("ß", "ss").replace("&", "and");
    return Normalizer.normalize(plain, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "");
  }
}
