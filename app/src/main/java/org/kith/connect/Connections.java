package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.networks.Abilities;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.store.CurrentWorkspace;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Accounts of ours that are connected: how they stand, what speaks with them, and how they are let
/// go. Networks are asked outside of any transaction. [Connecting] connects them.
@Service
public class Connections {

  private final ConnectionStore store;
  private final Vault vault;
  private final Connectors connectors;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Turns turns = new Turns();

  Connections(
      ConnectionStore store,
      Vault vault,
      Connectors connectors,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.connectors = connectors;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Those in trouble first.
  public List<Connection> all() {
    return in(store::all);
  }

  public Optional<Connection> find(ConnectionId id) {
    return in(() -> store.find(id));
  }

  /// The account that goes by this key on its network.
  public Optional<Connection> find(Network network, String accountKey) {
    return in(() -> store.find(network, accountKey));
  }

  /// What was found out when the network was last asked, the most important first.
  public List<Standing.Finding> findings(ConnectionId id) {
    return in(() -> store.findings(id));
  }

  /// What Kith can do with accounts of this network.
  public Optional<Abilities> abilities(Network network) {
    return connectors.of(network).map(Connector::abilities);
  }

  /// What its network calls the post of ours that stands at an address; the address itself where
  /// that does not tell.
  public String keyOf(Network network, String accountKey, URI address) {
    return connectors
        .of(network)
        .filter(TellsKeys.class::isInstance)
        .map(TellsKeys.class::cast)
        .flatMap(teller ->
            find(network, accountKey)
                .flatMap(found -> teller.keyOf(found.server(), accountKey, address)))
        .orElse(address.toString());
  }

  /// Asks the network whether it still knows us, and notes what it says.
  public Optional<Connection> check(ConnectionId id) throws InterruptedException {
    var found = find(id);
    if (found.isEmpty()) {
      return found;
    }
    var connection = found.get();
    try {
      var standing = inTurn(connection, Connector::check);
      if (standing.isConnected()) {
        note(() -> store.works(id, standing, clock.instant()));
      } else {
        disconnected(id, standing.findings().getFirst().words());
      }
    } catch (DisconnectedException e) {
      disconnected(id, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      var why = String.valueOf(e.getMessage());
      note(() -> store.state(id, Connection.State.RETRYING, why, clock.instant()));
    }
    return find(id);
  }

  /// Notes that a network no longer knows us, from whoever came to hear it.
  public void disconnected(ConnectionId id, String why) {
    note(() -> store.state(id, Connection.State.DISCONNECTED, why, clock.instant()));
  }

  /// Gives the token back and forgets the account. What it said stays.
  ///
  /// @return why the network could not be told, empty if it was; forgotten it is all the same
  /// @throws java.util.NoSuchElementException if there is no such connection
  public Optional<String> remove(ConnectionId id) throws InterruptedException {
    var connection = find(id).orElseThrow();
    Optional<String> problem = Optional.empty();
    try {
      inTurn(
          connection,
          (connector, grip) -> {
            connector.revoke(grip);
            return true;
          });
    } catch (IOException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
    in(() -> store.remove(id));
    return problem;
  }

  /// What speaks with the account. Whoever speaks asks [Posting] first.
  ///
  /// @throws java.util.NoSuchElementException if there is no such connection
  /// @throws IllegalStateException if what it takes is sealed for elsewhere
  public Publisher publisher(Connection connection) {
    mustOpen(connection);
    return new OwnPublisher(this, connection);
  }

  /// Something that is asked with an account.
  interface Asking<T> {
    T ask(Connector connector, Connector.Grip grip) throws IOException, InterruptedException;
  }

  /// Asks with the newest token of an account, once nobody else does.
  <T> T inTurn(Connection connection, Asking<T> asking) throws IOException, InterruptedException {
    return turns.take(connection.id(), () -> asking.ask(connector(connection), grip(connection)));
  }

  /// Seals everything of this workspace by the newest key.
  int sealAnew() {
    return in(() -> {
      store.forgetAttempts();
      var all = store.all();
      for (var connection : all) {
        var place = Vault.Place.here(connection.account().key(), "secret");
        var secret = vault.open(store.sealed(connection.id()).orElseThrow(), place);
        store.reseal(connection.id(), vault.seal(secret, place));
      }
      return all.size();
    });
  }

  Connector.Grip grip(Connection connection) {
    var sealed = in(() -> store.sealed(connection.id())).orElseThrow();
    var key = connection.account().key();
    var place = Vault.Place.here(key, "secret");
    return new Connector.Grip(
        connection.server(),
        key,
        vault.open(sealed, place),
        next -> CurrentWorkspace.run(place.workspace(), () -> keep(connection.id(), next, place)));
  }

  /// Whether what it takes to ask with an account can be read here; not where its key is gone.
  public boolean opens(Connection connection) {
    try {
      mustOpen(connection);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private void mustOpen(Connection connection) {
    Objects.requireNonNull(grip(connection), "a grip");
  }

  private void keep(ConnectionId id, Secret secret, Vault.Place place) {
    var sealed = vault.seal(secret, place);
    note(() -> store.reseal(id, sealed));
  }

  private Connector connector(Connection connection) {
    return connectors.of(connection.account().network()).orElseThrow();
  }

  private void note(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
