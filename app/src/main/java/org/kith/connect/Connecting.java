package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.networks.Abilities;
import org.kith.networks.Network;
import org.kith.team.Caller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Connects accounts of ours: asks what a network needs, sends people there and takes up what they
/// come back with. Networks are asked outside of any transaction.
@Service
public class Connecting {

  private static final Duration ON_THE_WAY = Duration.ofMinutes(15);

  private final ConnectionStore store;
  private final Vault vault;
  private final Connectors connectors;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Connecting(ConnectionStore store, Vault vault, Connectors connectors, House house) {
    this.store = store;
    this.vault = vault;
    this.connectors = connectors;
    this.transaction = house.transaction();
    this.events = house.events();
    this.clock = house.clock();
  }

  /// What connecting needs of the house.
  @Component
  record House(TransactionOperations transaction, ApplicationEventPublisher events, Clock clock) {}

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

  public List<Choice> choices() {
    return connectors.all().stream()
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

  /// What could be connected besides, if an app were registered for it.
  public List<Unregistered> unregistered() {
    return Unregistered.beside(connectors);
  }

  /// Begins to connect an account.
  ///
  /// @param typed by name of what was asked
  /// @param back the address to which the network sends the person back
  public Result begin(Network network, Map<String, String> typed, URI back)
      throws InterruptedException {
    var connector = connectors.of(network).orElseThrow();
    for (var field : connector.asks()) {
      if (field.isRequired() && typed.getOrDefault(field.name(), "").isBlank()) {
        return new Result.Refused("“%s” is missing.".formatted(field.label()));
      }
    }
    var state = States.random();
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
    var attempt = in(() -> store.take(States.hash(state), member, clock.instant()));
    if (attempt.isEmpty()) {
      return new Result.Refused(
          "This way back was used already, or is older than a quarter of an hour. Begin again.");
    }
    var connector = connectors.of(attempt.get().network()).orElseThrow();
    var kept =
        vault.open(attempt.get().sealed(), Vault.Place.here(connector.network().name(), "attempt"));
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
        var sealed = vault.seal(keep, Vault.Place.here(connector.network().name(), "attempt"));
        var attempt = new ConnectionStore.Attempt(member, connector.network(), sealed);
        in(() -> {
          store.begin(States.hash(state), attempt, clock.instant().plus(ON_THE_WAY));
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
    var sealed = vault.seal(grant.secret(), Vault.Place.here(grant.account().key(), "secret"));
    var by = Caller.require().member().name();
    return in(() -> {
      var account = grant.account();
      boolean first = store.find(account.network(), account.key()).isEmpty();
      var id = store.keep(grant, sealed, by, clock.instant());
      var connection = store.find(id).orElseThrow();
      events.publishEvent(new AccountConnected(connection, first));
      return connection;
    });
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
