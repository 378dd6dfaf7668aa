package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;

/// Reads what accounts say about themselves, each from its own server and as nobody, so that no
/// account of ours is needed. A server is believed about its own accounts only.
///
/// For one run: it remembers what each server said about itself. Not for several threads.
public final class MastodonProfiles implements ProfileReader {

  private final HttpGateway http;
  private final InstantSource clock;
  private final Map<String, MastodonAccounts> homes = new HashMap<>();

  public MastodonProfiles(HttpGateway http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  /// @param accountKey the account's address, as [org.kith.networks.Account#key]
  @Override
  public Optional<Profile> read(String accountKey) throws IOException, InterruptedException {
    var key = WebAddress.parse(accountKey);
    return key.isEmpty() ? Optional.empty() : home(key.get()).read(accountKey);
  }

  private MastodonAccounts home(URI key) {
    return homes.computeIfAbsent(
        WebAddress.origin(key),
        origin -> {
          var address = URI.create(origin);
          var asNobody = new MastodonServer(http, clock, MastodonAccess.anonymous(address));
          return new MastodonAccounts(asNobody.stranger(address));
        });
  }
}
