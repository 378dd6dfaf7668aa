package org.kith.connect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kith.networks.DisconnectedException;
import org.kith.networks.GoneReader;
import org.kith.networks.MentionReader;
import org.kith.networks.MentionStream;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.networks.SlowDownException;
import org.springframework.stereotype.Service;

/// What can be heard with accounts of ours, and what hears it: ready readers and streams, never a
/// token.
@Service
public class Readers {

  private final Connections connections;
  private final Connectors connectors;

  Readers(Connections connections, Connectors connectors) {
    this.connections = connections;
    this.connectors = connectors;
  }

  /// What can be heard with an account, the most usual first.
  public List<Hearable> hearables(Connection connection) {
    return ears(connection).map(ears -> ears.hearables(connection)).orElse(List.of());
  }

  /// One thing that can be heard with an account; empty if it cannot.
  public Optional<Hearable> hearable(Connection connection, Hears hears) {
    return hearables(connection).stream().filter(one -> one.hears() == hears).findFirst();
  }

  /// Looks whether there is what a person wants to hear.
  ///
  /// @param typed what it is called; of no matter where there is only one
  public Named named(Connection connection, Hears hears, String typed) throws InterruptedException {
    var hearable = hearable(connection, hears);
    if (hearable.isEmpty()) {
      return new Named.Refused(
          "This cannot be heard with %s.".formatted(connection.account().handle()));
    }
    if (!hears.hasSubject()) {
      return new Named.Found(new Ear(hears, ""), hearable.get().words());
    }
    if (typed.isBlank()) {
      return new Named.Refused("Say which one.");
    }
    return looked(connection, hears, typed.strip());
  }

  private Named looked(Connection connection, Hears hears, String typed)
      throws InterruptedException {
    if (!(ears(connection).orElseThrow() instanceof Ears.Naming naming)) {
      throw new IllegalStateException(
          "nothing of %s can be named".formatted(connection.account().network()));
    }
    try {
      return connections.inTurn(connection, (_, grip) -> naming.named(grip, hears, typed));
    } catch (DisconnectedException e) {
      return new Named.Refused(String.valueOf(e.getMessage()));
    } catch (SlowDownException e) {
      return new Named.Refused("%s Try again after %s.".formatted(e.getMessage(), e.notBefore()));
    } catch (IOException e) {
      return new Named.Refused(String.valueOf(e.getMessage()));
    }
  }

  /// What asks for it.
  public MentionReader reader(Connection connection, Ear ear) {
    var ears = ears(connection).orElseThrow();
    return since -> connections.inTurn(connection, (_, grip) -> ears.reader(grip, ear).read(since));
  }

  /// What hears it as it is said; empty where the network does not tell.
  public Optional<MentionStream> stream(Connection connection, Ear ear, MentionStream.Sink sink) {
    return ears(connection).orElseThrow() instanceof Ears.Live live
        ? Optional.of(live.stream(connections.grip(connection), ear, sink))
        : Optional.empty();
  }

  /// What finds out what was taken back; empty where the network tells by itself.
  public Optional<Recall> recall(Connection connection, Ear ear) {
    if (!(ears(connection).orElseThrow() instanceof Ears.Recalling ears)) {
      return Optional.empty();
    }
    var recall = ears.recall(connections.grip(connection), ear);
    GoneReader inTurn =
        posts ->
            connections.inTurn(
                connection, (_, grip) -> ears.recall(grip, ear).reader().gone(posts));
    return Optional.of(new Recall(inTurn, recall.atOnce(), recall.sure(), recall.paid()));
  }

  /// Networks that show accounts of ours conversations.
  public List<Network> conversing() {
    return connectors.all().stream()
        .filter(TellsConversations.class::isInstance)
        .map(Connector::network)
        .toList();
  }

  /// What reads conversations with an account of one of [#conversing()].
  public PostReader conversations(Connection connection) {
    return postId ->
        connections.inTurn(
            connection,
            (connector, grip) ->
                connector instanceof TellsConversations teller
                    ? teller.conversations(grip).read(postId)
                    : Optional.empty());
  }

  private Optional<Ears> ears(Connection connection) {
    return connectors.of(connection.account().network()).flatMap(Connector::ears);
  }
}
