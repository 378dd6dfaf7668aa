package org.kith.listen;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.kith.connect.AccountConnected;
import org.kith.connect.Connection;
import org.kith.connect.ConnectionId;
import org.kith.connect.Connections;
import org.kith.connect.Ear;
import org.kith.connect.Hearable;
import org.kith.connect.Hears;
import org.kith.connect.Named;
import org.kith.connect.Readers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// What can be heard with accounts of ours, and is. Who speaks to an account is heard as soon as it
/// is connected; everything else once somebody asks for it.
@Service
public class AccountSources {

  private final Readers readers;
  private final Connections connections;
  private final Stores stores;
  private final TransactionOperations transaction;
  private final Clock clock;

  AccountSources(
      Readers readers,
      Connections connections,
      Stores stores,
      TransactionOperations transaction,
      Clock clock) {
    this.readers = readers;
    this.connections = connections;
    this.stores = stores;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What is read and written.
  @Component
  record Stores(SourceStore all, AccountSourceStore sources, Accounts accounts) {}

  /// Something that can be heard, and is not yet.
  public record Offer(Connection connection, Hearable hearable) {}

  /// What came of the wish to hear something.
  public sealed interface Added {
    record Heard(SourceId source, String name) implements Added {}

    /// Why it cannot be heard, and what to do.
    record Refused(String why) implements Added {}
  }

  /// What can be heard besides, account by account.
  public List<Offer> offers() {
    var heard = new HashSet<Source.With>();
    transaction.executeWithoutResult(
        _ -> stores.all().all().forEach(source -> heard.add(source.with())));
    var offers = new ArrayList<Offer>();
    for (var connection : connections.all()) {
      for (var hearable : readers.hearables(connection)) {
        boolean more = hearable.hears().hasSubject();
        if (more || !heard.contains(with(connection, new Ear(hearable.hears(), "")))) {
          offers.add(new Offer(connection, hearable));
        }
      }
    }
    return offers;
  }

  /// Hears something from now on. Adding it twice is adding it once.
  ///
  /// @param typed what it is called; of no matter where there is only one
  public Added add(ConnectionId id, Hears hears, String typed) throws InterruptedException {
    var connection = connections.find(id);
    if (connection.isEmpty()) {
      return new Added.Refused("This account is not connected any more.");
    }
    return switch (readers.named(connection.get(), hears, typed)) {
      case Named.Refused(var why) -> new Added.Refused(why);
      case Named.Found(var ear, var words) ->
          new Added.Heard(
              Objects.requireNonNull(
                  transaction.execute(_ -> add(connection.get(), ear, words)), "an id"),
              words);
    };
  }

  private SourceId add(Connection connection, Ear ear, String words) {
    var kind = Source.Kind.of(connection.account().network()).orElseThrow();
    return stores.sources().add(kind, words, with(connection, ear), clock.instant());
  }

  private static Source.With with(Connection connection, Ear ear) {
    var account = connection.account();
    return new Source.With(account.network(), account.key(), ear);
  }

  /// Hears who speaks to an account that was connected just now, and lets what waited for it go on.
  @EventListener
  void on(AccountConnected connected) {
    var account = connected.connection().account();
    var ours = new ArrayList<AccountId>();
    stores.accounts().ours().forEach(known -> ours.add(known.id()));
    ours.add(stores.accounts().remember(account));
    stores.accounts().ours(ours);
    Source.Kind.of(account.network())
        .ifPresent(kind -> {
          stores.sources().goOn(kind, account.key(), clock.instant());
          if (connected.first()) {
            hearUs(connected.connection());
          }
        });
  }

  private void hearUs(Connection connection) {
    for (var hearable : readers.hearables(connection)) {
      if (hearable.hears().isToUs()) {
        add(connection, new Ear(hearable.hears(), ""), hearable.words());
      }
    }
  }
}
