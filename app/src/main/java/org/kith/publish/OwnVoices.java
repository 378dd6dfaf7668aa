package org.kith.publish;

import java.util.List;
import java.util.Optional;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Spoken;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.springframework.stereotype.Component;

/// Our connected accounts, as those that speak. Servers may be asked how much a post can hold, so
/// no transaction is open while this is.
@Component
public class OwnVoices {

  private final Connections connections;
  private final Spoken spoken;

  OwnVoices(Connections connections, Spoken spoken) {
    this.connections = connections;
    this.spoken = spoken;
  }

  /// All that can publish, by network and handle.
  public List<OwnVoice> all() throws InterruptedException {
    var voices = new java.util.ArrayList<OwnVoice>();
    for (var connection : connections.all()) {
      var abilities = publishing(connection);
      if (abilities.isPresent()) {
        voices.add(new OwnVoice(connection, abilities.get(), spoken.wording(connection)));
      }
    }
    voices.sort(
        java.util.Comparator.comparing((OwnVoice voice) -> voice.target().network())
            .thenComparing(OwnVoice::name));
    return List.copyOf(voices);
  }

  /// One of them; empty if it is connected no more.
  public Optional<OwnVoice> find(Target target) throws InterruptedException {
    var found = connections.find(target.network(), target.accountKey());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var wording = spoken.wording(found.get());
    return publishing(found.get()).map(abilities -> new OwnVoice(found.get(), abilities, wording));
  }

  private Optional<Abilities> publishing(Connection connection) {
    return connections
        .abilities(connection.account().network())
        .filter(abilities -> abilities.can().contains(Ability.PUBLISH));
  }
}
