package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Hearable;
import org.kith.connect.Readers;
import org.kith.jobs.Backoff;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What stands between a source and the account of ours that it is heard with, in words, and what
/// is noted on the source where it cannot be heard.
@Component
class Accesses {

  /// How often it is looked whether somebody connected the account anew; that itself wakes a
  /// source. What is said of a source that makes Kith stumble; the log has more.
  static final String MISTAKE =
      "Kith stumbled over what came from there. It is tried again later; the others are read.";

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  /// After a network said that it never permits this with an account that it knows.
  private static final Duration NOT_PERMITTED = Duration.ofHours(6);

  private final Connections connections;
  private final Readers readers;
  private final SourceStore sources;
  private final House house;

  Accesses(Connections connections, Readers readers, SourceStore sources, House house) {
    this.connections = connections;
    this.readers = readers;
    this.sources = sources;
    this.house = house;
  }

  /// What it needs of the house.
  @Component
  record House(TransactionOperations transaction, Backoff backoff, Clock clock) {}

  /// Whether a source can be heard.
  sealed interface Access {
    record Open(Connection connection, Hearable hearable) implements Access {}

    /// @param why and what to do
    record Shut(String why) implements Access {}
  }

  Access of(Source source, Source.With with) {
    var found = connections.find(with.network(), with.accountKey());
    if (found.isEmpty()) {
      return new Access.Shut(
          "The account it was heard with is not connected any more. Connect it again under"
              + " Accounts, and Kith goes on by itself from where it was; or stop reading this.");
    }
    var connection = found.get();
    if (connection.state() == Connection.State.DISCONNECTED) {
      return new Access.Shut(
          "%s is not connected any more. Connect it anew under Accounts, and Kith goes on by itself from where it was."
              .formatted(name(connection)));
    }
    if (!connections.opens(connection)) {
      return new Access.Shut(
          "The key by which the permission of %s is sealed is not here. Connect it anew under Accounts, and Kith goes on by itself from where it was."
              .formatted(name(connection)));
    }
    return readers
        .hearable(connection, with.ear().hears())
        .<Access>map(hearable -> new Access.Open(connection, hearable))
        .orElseGet(() ->
            new Access.Shut(
                "%s was not permitted this. Connect it anew under Accounts and allow it there; Kith then goes on by itself."
                    .formatted(name(connection))));
  }

  private static String name(Connection connection) {
    var account = connection.account();
    return account.handle().isBlank() ? account.name() : account.handle();
  }

  /// Notes that it cannot be heard before a person does something.
  void shut(Source source, String why) {
    if (!source.reason().equals(Column.LONG.fit(why))
        || !source.nextReadAt().isAfter(now())
        || source.state() != Source.State.RETRYING) {
      failed(source, why, 0, now().plus(LOOK_AGAIN));
    }
  }

  /// Notes what a network's word that it does not know us, or does not permit this, comes to: it is
  /// asked about the account itself, for only one source may be meant.
  ///
  /// @return when it may be tried again; the past if the account itself is meant, which waits for a
  ///   person
  Instant refused(Source source, Source.With with, String why) throws InterruptedException {
    var connection = connections.find(with.network(), with.accountKey());
    var checked = connection.isEmpty() ? connection : connections.check(connection.get().id());
    boolean gone = checked.isEmpty() || checked.get().state() == Connection.State.DISCONNECTED;
    if (gone && of(source, with) instanceof Access.Shut(var words)) {
      failed(source, words, 0, now().plus(LOOK_AGAIN));
      return Instant.MIN;
    }
    int failures = source.failures() + 1;
    boolean asked = checked.isPresent() && checked.get().state() == Connection.State.WORKING;
    var next = now().plus(asked ? NOT_PERMITTED : house.backoff().after(failures));
    failed(source, why, failures, next);
    return next;
  }

  /// Notes that it could not be heard this time.
  ///
  /// @param notBefore when the network will be asked again, by its own wish; the past where it has
  ///   none
  void failed(Source source, String why, Instant notBefore) {
    int failures = source.failures() + 1;
    var next =
        notBefore.isAfter(now())
            ? notBefore.plus(house.backoff().jittered(Duration.ofMinutes(1)))
            : now().plus(house.backoff().after(failures));
    failed(source, why, failures, next);
  }

  private void failed(Source source, String why, int failures, Instant next) {
    house.transaction().executeWithoutResult(_ -> sources.failed(source.id(), why, failures, next));
  }

  private Instant now() {
    return house.clock().instant();
  }
}
