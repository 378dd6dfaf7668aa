package org.kith.networks.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Cursor;

/// Where in a stream Kith is: the last message handed over.
///
/// A count is one server's own, so the server stands beside it; on another server, or the same one
/// restored from a backup, only the time still means something.
///
/// @param seq of the last message; -1 if only the time is known
/// @param micros when it was witnessed; 0 if nothing was heard yet
record Place(String server, long seq, long micros) {

  /// Servers' clocks differ; what is heard twice for it is the same post again.
  private static final Duration REWIND = Duration.ofSeconds(10);

  private static final Pattern FORM = Pattern.compile("(\\S+) (-?\\d{1,19}) (\\d{1,19})");

  static Place of(Cursor cursor, String server) {
    if (cursor.value().isEmpty()) {
      return new Place(server, -1, 0);
    }
    var m = FORM.matcher(cursor.value());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "cursor must be one that Jetstream gave, was '%.40s'".formatted(cursor.value()));
    }
    var place = new Place(m.group(1), Long.parseLong(m.group(2)), Long.parseLong(m.group(3)));
    return place.server.equals(server) ? place : new Place(server, -1, place.micros);
  }

  Cursor cursor() {
    return new Cursor("%s %d %d".formatted(server, seq, micros));
  }

  boolean isStart() {
    return seq < 0 && micros == 0;
  }

  /// What to ask of the server, which sends what has this number and all after it: the count after
  /// the last, else the time a little earlier, else nothing.
  Optional<Long> asked() {
    if (seq >= 0) {
      return Optional.of(seq + 1);
    }
    return micros == 0
        ? Optional.empty()
        : Optional.of(Math.max(JetstreamUrl.OLDEST, micros - REWIND.toMillis() * 1000));
  }

  /// The last count, for a server that sends what comes after it and knows no times.
  Optional<Long> after() {
    return seq >= 0 ? Optional.of(seq) : Optional.empty();
  }

  /// After that message. The time before the first count is this machine's own, whose clock may be
  /// ahead of the server's; from then on it is the server's.
  Place at(JetstreamEvent.Placed event) {
    return new Place(
        server, event.seq(), seq < 0 ? event.micros() : Math.max(micros, event.micros()));
  }

  /// The same moment, for a server that no longer knows the count.
  Place byTime() {
    return new Place(server, -1, micros);
  }

  static Place now(String server, Instant now) {
    return new Place(server, -1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }

  /// Whether this message was handed over before.
  boolean hasHeard(JetstreamEvent.Placed event) {
    return seq >= 0 && event.seq() <= seq && event.micros() <= micros;
  }

  /// Whether the server has begun to count anew: a smaller number, but later.
  boolean isOvertakenBy(JetstreamEvent.Placed event) {
    return seq >= 0 && event.seq() <= seq && event.micros() > micros;
  }

  String shown() {
    return seq >= 0 ? Long.toString(seq) : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
