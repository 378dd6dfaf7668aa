package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Request;

/// An account Kith may speak for, and a way to ask in its name.
public interface Session {

  /// Whose it is.
  String did();

  /// Where the account is kept, and asked: its PDS.
  URI server();

  /// What its owner permitted, as the network calls it.
  Set<String> scopes();

  /// Whether its owner permitted something: by name, or with everything else.
  ///
  /// @param scope as the network calls it
  default boolean permits(String scope) {
    return Set.of(scope, "transition:generic", AppPasswordSession.SCOPE).stream()
        .anyMatch(scopes()::contains);
  }

  /// Asks its server with the account's rights, renewing them first where they have run out.
  ///
  /// @throws org.kith.networks.DisconnectedException if they were withdrawn or ended, and somebody
  ///   must connect the account anew
  Answer ask(Request request) throws IOException, InterruptedException;
}
