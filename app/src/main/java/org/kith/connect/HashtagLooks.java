package org.kith.connect;

import java.io.IOException;
import java.util.Optional;
import org.kith.networks.instagram.InstagramHashtags;
import org.springframework.stereotype.Service;

/// Looks at what was posted with a hashtag in the last day, where a network shows that to an
/// account of ours: Instagram does to professional accounts, thirty hashtags in seven days. Nobody
/// is heard by it, for it does not say who wrote what.
@Service
public class HashtagLooks {

  private final Connections connections;
  private final Connectors connectors;

  HashtagLooks(Connections connections, Connectors connectors) {
    this.connections = connections;
    this.connectors = connectors;
  }

  /// Whether an account of ours can look.
  public boolean can() {
    return looking().isPresent();
  }

  /// @return empty if no account of ours can look
  /// @throws IOException if the network could not be asked, or does not permit it; says which
  public Optional<InstagramHashtags.Look> look(String hashtag)
      throws IOException, InterruptedException {
    var account = looking();
    return account.isEmpty()
        ? Optional.empty()
        : connections.inTurn(
            account.get(),
            (connector, grip) ->
                connector instanceof LooksAtHashtags looks
                    ? Optional.of(looks.look(grip, hashtag))
                    : Optional.empty());
  }

  private Optional<Connection> looking() {
    return connections.all().stream()
        .filter(one -> one.state() != Connection.State.DISCONNECTED && connections.opens(one))
        .filter(one ->
            connectors
                .of(one.account().network())
                .filter(connector -> connector instanceof LooksAtHashtags)
                .isPresent())
        .findFirst();
  }
}
