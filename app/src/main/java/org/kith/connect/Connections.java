package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Connects accounts of ours, checks them, and lets them go. Networks are asked outside of any
/// transaction.
@Service
public class Connections {

  private static final Duration ON_THE_WAY = Duration.ofMinutes(15);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConnectionStore store;
  private final Vault vault;
  private final List<Connector> connectors;
  private final TransactionOperations transaction;
  private final Clock clock;

  Connections(
      ConnectionStore store,
      Vault vault,
      List<Connector> connectors,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.vault = vault;
    this.connectors = connectors.stream().sorted(Comparator.comparing(Connector::network)).toList();
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What can be connected, and what must be typed for it.
  ///
  /// @param words what a person chooses by
  public record Choice(Network network, String words, List<Asked> asks, Abilities abilities) {}

  /// One thing to type.
  ///
  /// @param required whether everybody must type it
  /// @param secret whether it must not be shown
  public record Asked(
      String name,
      String label,
      String hint,
      String placeholder,
      boolean required,
      boolean secret) {}

  /// How connecting went.
  public sealed interface Result {
    /// The person goes on there, and comes back.
    record GoTo(URI page) implements Result {}

    /// @param connections one or several
    record Connected(List<Connection> connections) implements Result {
      public Connected {
        connections = List.copyOf(connections);
      }
    }

    /// It did not work; why, and what to do.
    record Refused(String why) implements Result {}
  }

  /// Those in trouble first.
  public List<Connection> all() {
    return in(store::all);
  }

  public Optional<Connection> find(ConnectionId id) {
    return in(() -> store.find(id));
  }

  /// What was found out when the network was last asked, the most important first.
  public List<Standing.Finding> findings(ConnectionId id) {
    return in(() -> store.findings(id));
  }

  public List<Choice> choices() {
    return connectors.stream()
        .map(c ->
            new Choice(
                c.network(),
                c.words(),
                c.asks().stream()
                    .map(f ->
                        new Asked(
                            f.name(),
                            f.label(),
                            f.hint(),
                            f.placeholder(),
                            f.isRequired(),
                            f.isSecret()))
                    .toList(),
                c.abilities()))
        .toList();
  }

  /// What Kith can do with accounts of this network.
  public Optional<Abilities> abilities(Network network) {
    return connector(network).map(Connector::abilities);
  }

  /// Begins to connect an account.
  ///
  /// @param typed by name of what was asked
  /// @param back the address to which the network sends the person back
  public Result begin(Network network, Map<String, String> typed, URI back)
      throws InterruptedException {
    var connector = connector(network).orElseThrow();
    for (var field : connector.asks()) {
      if (field.isRequired() && typed.getOrDefault(field.name(), "").isBlank()) {
        return new Result.Refused("“%s” is missing.".formatted(field.label()));
      }
    }
    var state = random();
    try {
      return took(connector, connector.begin(typed, new Connector.Return(back, state)));
    } catch (IOException e) {
      return new Result.Refused(String.valueOf(e.getMessage()));
    }
  }

  /// Goes on once the network sent the person back.
  ///
  /// @param answer the parameters it sent them back with
  public Result finish(Map<String, String> answer, URI back) throws InterruptedException {
    var state = answer.getOrDefault("state", "");
    var member = Caller.require().member().id();
    var attempt = in(() -> store.take(hash(state), member, clock.instant()));
    if (attempt.isEmpty()) {
      return new Result.Refused(
          "This way back was used already, or is older than a quarter of an hour. Begin again.");
    }
    var connector = connector(attempt.get().network()).orElseThrow();
    var kept = vault.open(attempt.get().sealed(), place(connector.network().name(), "attempt"));
    try {
      var step = connector.finish(kept, answer, new Connector.Return(back, state));
      return took(connector, step);
    } catch (IOException e) {
      return new Result.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Result took(Connector connector, Connector.Step step) {
    return switch (step) {
      case Connector.Step.Refused(var why) -> new Result.Refused(why);
      case Connector.Step.GoTo(var page, var state, var keep) -> {
        var member = Caller.require().member().id();
        var sealed = vault.seal(keep, place(connector.network().name(), "attempt"));
        var attempt = new ConnectionStore.Attempt(member, connector.network(), sealed);
        in(() -> {
          store.begin(hash(state), attempt, clock.instant().plus(ON_THE_WAY));
          return true;
        });
        yield new Result.GoTo(page);
      }
      case Connector.Step.Granted(var grants) when grants.isEmpty() ->
          new Result.Refused("No account was chosen there. Begin again, and choose at least one.");
      case Connector.Step.Granted(var grants) ->
          new Result.Connected(grants.stream().map(this::keep).toList());
    };
  }

  private Connection keep(Connector.Grant grant) {
    var sealed = vault.seal(grant.secret(), place(grant.account().key(), "secret"));
    var by = Caller.require().member().name();
    var id = in(() -> store.keep(grant, sealed, by, clock.instant()));
    return find(id).orElseThrow();
  }

  /// Asks the network whether it still knows us, and notes what it says.
  public Optional<Connection> check(ConnectionId id) throws InterruptedException {
    var found = find(id);
    if (found.isEmpty()) {
      return found;
    }
    var connection = found.get();
    try {
      var standing = connector(connection).check(grip(connection));
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
      connector(connection).revoke(grip(connection));
    } catch (IOException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
    in(() -> store.remove(id));
    return problem;
  }

  /// What speaks with the account. Whoever speaks asks [Posting] first.
  public Publisher publisher(Connection connection) {
    return connector(connection).publisher(grip(connection));
  }

  /// Seals everything of this workspace by the newest key.
  int sealAnew() {
    return in(() -> {
      store.forgetAttempts();
      var all = store.all();
      for (var connection : all) {
        var place = place(connection.account().key(), "secret");
        var secret = vault.open(store.sealed(connection.id()).orElseThrow(), place);
        store.reseal(connection.id(), vault.seal(secret, place));
      }
      return all.size();
    });
  }

  private Connector.Grip grip(Connection connection) {
    var sealed = in(() -> store.sealed(connection.id())).orElseThrow();
    var key = connection.account().key();
    var place = place(key, "secret");
    return new Connector.Grip(
        connection.server(),
        key,
        vault.open(sealed, place),
        next -> CurrentWorkspace.run(place.workspace(), () -> keep(connection.id(), next, place)));
  }

  private void keep(ConnectionId id, Secret secret, Vault.Place place) {
    var sealed = vault.seal(secret, place);
    note(() -> store.reseal(id, sealed));
  }

  private Connector connector(Connection connection) {
    return connector(connection.account().network()).orElseThrow();
  }

  private Optional<Connector> connector(Network network) {
    return connectors.stream().filter(c -> c.network() == network).findFirst();
  }

  private static Vault.Place place(String owner, String column) {
    return new Vault.Place(CurrentWorkspace.require(), owner, column);
  }

  private static String random() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(String state) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void note(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
