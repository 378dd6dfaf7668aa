package org.kith.listen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile.OptOut;
import org.kith.store.Instants;

/// An account as Kith knows it.
///
/// @param about what it says about itself, empty if nothing or not read yet
/// @param followers how many follow it, null where nobody says
/// @param optOuts what it asked of software like Kith
/// @param ours whether it is the organisation's own
/// @param profileReadAt when its wishes were last read, null if never
public record KnownAccount(
    AccountId id,
    Account account,
    String about,
    @Nullable Long followers,
    Set<OptOut> optOuts,
    boolean ours,
    @Nullable Instant profileReadAt) {

  public KnownAccount {
    optOuts = Set.copyOf(optOuts);
  }

  public Network network() {
    return account.network();
  }

  public String name() {
    return account.name();
  }

  public boolean wants(OptOut wish) {
    return optOuts.contains(wish);
  }

  /// Where a person can look at it; empty if that cannot be known.
  public String url() {
    var handle = account.handle();
    return switch (account.network()) {
      case BLOG, WEBMENTION -> account.key().startsWith("http") ? account.key() : "";
      case BLUESKY -> "https://bsky.app/profile/" + handle;
      case MASTODON -> {
        int at = handle.indexOf('@');
        yield at > 0
            ? "https://" + handle.substring(at + 1) + "/@" + handle.substring(0, at)
            : account.key().startsWith("http") ? account.key() : "";
      }
      case FACEBOOK -> "https://www.facebook.com/" + handle;
      case INSTAGRAM -> "https://www.instagram.com/" + handle;
      case X -> "https://x.com/" + handle;
    };
  }

  /// Reads the columns `id, network, key, handle, name, about, followers, opt_outs, ours,
  /// profile_read_at` of a row.
  public static KnownAccount in(ResultSet row) throws SQLException {
    var followers = row.getLong("followers");
    boolean unsaid = row.wasNull();
    return new KnownAccount(
        new AccountId(row.getLong("id")),
        new Account(
            Network.valueOf(row.getString("network")),
            row.getString("key"),
            row.getString("handle"),
            row.getString("name")),
        row.getString("about"),
        unsaid ? null : Long.valueOf(followers),
        optOuts((String[]) row.getArray("opt_outs").getArray()),
        row.getBoolean("ours"),
        Instants.orNull(row, "profile_read_at"));
  }

  private static Set<OptOut> optOuts(String[] names) {
    return Arrays.stream(names)
        .map(OptOut::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(OptOut.class)));
  }
}
