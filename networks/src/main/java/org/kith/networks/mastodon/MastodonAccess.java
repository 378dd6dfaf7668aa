package org.kith.networks.mastodon;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;

/// What a server is asked with.
///
/// @param server scheme, host and port
/// @param token of the account that was connected; null to ask as nobody
/// @param scopes what it permits, as the server said
public record MastodonAccess(URI server, @Nullable Secret token, Set<String> scopes) {

  public MastodonAccess {
    scopes = Set.copyOf(scopes);
  }

  /// Asks as nobody.
  public static MastodonAccess anonymous(URI server) {
    return new MastodonAccess(server, null, Set.of());
  }

  /// Whether it permits this; `read` permits every `read:…`.
  public boolean permits(String scope) {
    return token != null
        && (scopes.contains(scope) || scopes.contains(scope.replaceFirst(":.*", "")));
  }
}
