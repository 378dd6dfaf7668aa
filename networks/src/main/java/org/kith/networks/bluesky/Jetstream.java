package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.http.Backoff;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Hears what is said on Bluesky as it is said, from a Jetstream server of version 2 or 1, or where
/// there is none, from a relay or the server that keeps the accounts.
///
/// Every batch goes to the [Sink] with the cursor that stands for it, and the place moves on only
/// when the sink has returned. A sink that writes both in one transaction hears everything exactly
/// once across any crash; whatever else it does, it hears everything at least once.
///
/// A broken connection is dialled again after 1 to 60 s. What the server no longer has is handed
/// over as [Heard.Missed], never passed over in silence.
public final class Jetstream implements AutoCloseable {

  /// Takes what was heard.
  public interface Sink {
    /// Stores a batch and its cursor, best in one transaction. If it throws, the same messages come
    /// again after a pause.
    void accept(Batch batch);

    /// Does what can be done with a batch while the one before may still be being stored.
    ///
    /// @return the rest, done once that one is stored, or never
    default Runnable prepare(Batch batch) {
      return () -> accept(batch);
    }
  }

  /// What was heard since the batch before.
  ///
  /// @param renamed accounts whose handle may now be another, in order
  /// @param upTo the place after the last of it; where to go on after a restart
  /// @param dropped how many messages were too malformed to keep
  public record Batch(List<Heard> heard, List<Renamed> renamed, Cursor upTo, int dropped) {
    public Batch {
      heard = List.copyOf(heard);
      renamed = List.copyOf(renamed);
    }
  }

  /// An account that now goes by another handle, or confirmed the one it had.
  ///
  /// @param handle empty if the network says only that something changed: ask for the profile then
  public record Renamed(String accountKey, String handle) {}

  /// How it goes, for a health line.
  public sealed interface State {
    record NotStarted() implements State {}

    record Reading(Instant since) implements State {}

    record Waiting(Instant until, String why) implements State {}

    record Stopped() implements State {}
  }

  /// @param first shortest wait before dialling again
  /// @param most longest one
  public record Patience(Duration first, Duration most) {
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  private static final Logger LOG = LoggerFactory.getLogger(Jetstream.class);
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,18})\\D*$");
  private static final Duration VERSION_1_KEEPS = Duration.ofHours(24);

  private final HttpGateway http;
  private final InstantSource clock;
  private final JetstreamUrl url;
  private final Ear ear;
  private final Dictionaries dictionaries;
  private final Backoff backoff;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile State state = new State.NotStarted();

  /// @param server `wss://host`, or the whole address where it ends in `/subscribe` (version 1) or
  ///   in `/xrpc/com.atproto.sync.subscribeRepos` (a relay, or a server of accounts)
  public Jetstream(
      HttpGateway http, InstantSource clock, URI server, Subscription wanted, Sink sink) {
    this(http, clock, new Ear(server, wanted, sink), Patience.USUAL, RandomGenerator.getDefault());
  }

  /// Where to listen, to what, and who takes it.
  public record Ear(URI server, Subscription wanted, Sink sink) {}

  public Jetstream(
      HttpGateway http, InstantSource clock, Ear ear, Patience patience, RandomGenerator random) {
    this.http = http;
    this.clock = clock;
    this.url = new JetstreamUrl(ear.server());
    this.ear = ear;
    this.dictionaries = new Dictionaries(http, ear.server());
    this.backoff = new Backoff(patience.first(), patience.most(), random);
  }

  /// Hears on from `from` until [#close] is called or the thread is interrupted. [Cursor#START] is
  /// now.
  public void run(Cursor from) throws InterruptedException {
    var session = new JetstreamSession(Place.of(from, url.server()), ear, stop, backoff::reset);
    try {
      while (stop.getCount() > 0) {
        pause(listen(session));
      }
    } finally {
      state = new State.Stopped();
    }
  }

  public State state() {
    return state;
  }

  /// Ends [#run] within a second.
  @Override
  public void close() {
    stop.countDown();
  }

  /// One connection, from dialling to its end.
  private State.Waiting listen(JetstreamSession session) throws InterruptedException {
    try {
      var dictionary = url.isVersion2() ? dictionaries.current() : Optional.<ZstdDictionary>empty();
      var address = url.of(ear.wanted(), session.place(), dictionary);
      return switch (http.open(address, url.subprotocol())) {
        case WebSocket.Opening.Open(var socket) -> hear(session, socket, dictionary);
        case WebSocket.Opening.SlowDown(var notBefore, var why) ->
            new State.Waiting(notBefore, why);
        case WebSocket.Opening.Refused(_, var why) -> later(why);
        case WebSocket.Opening.Failed(var status, var body) -> declined(session, status, body);
      };
    } catch (IOException e) {
      return later("%s: %s".formatted(url.base().getHost(), e.getMessage()));
    } catch (SinkFailed e) {
      LOG.warn("What was heard on Bluesky could not be stored; it is heard again.", e.getCause());
      return later("What was heard could not be stored: " + e.getCause());
    }
  }

  private State.Waiting hear(
      JetstreamSession session, WebSocket socket, Optional<ZstdDictionary> dictionary)
      throws IOException, InterruptedException {
    state = new State.Reading(clock.instant());
    var before = session.place();
    if (before.isStart()) {
      session.beginAt(Place.now(url.server(), clock.instant()));
    } else if (url.isVersion1() && isOlderThanKept(before)) {
      session.missed(before.shown(), "the oldest this server still has");
    } else if (url.isRelay() && before.after().isEmpty()) {
      session.missed(before.shown(), "now");
    }
    try (socket;
        var wire = wire(dictionary)) {
      session.hear(socket, wire);
    }
    return later(url.base().getHost() + " closed the stream.");
  }

  private Wire wire(Optional<ZstdDictionary> dictionary) {
    if (url.isRelay()) {
      return new Wire.Frames();
    }
    return dictionary.<Wire>map(Wire.Compressed::new).orElseGet(Wire.Json::new);
  }

  /// Version 1 does not say that a cursor is too old.
  private boolean isOlderThanKept(Place place) {
    return place.micros() / 1000 < clock.instant().minus(VERSION_1_KEEPS).toEpochMilli();
  }

  private State.Waiting declined(JetstreamSession session, int status, String body) {
    var error = "";
    var message = "";
    try {
      var json = StrictJson.MAPPER.readTree(body);
      error = json.path("error").asString("");
      message = json.path("message").asString("");
    } catch (JacksonException _) {
      message = "no reason given";
    }
    if (error.equals("CursorTooOld")) {
      floor(message).ifPresentOrElse(session::skipTo, session::skipToOldest);
      return new State.Waiting(clock.instant(), "The stream no longer had the place we were at.");
    }
    if (error.equals("UnknownZstdDictionary")) {
      dictionaries.forget();
      return new State.Waiting(
          clock.instant().plus(backoff.next()), "The stream packs its messages anew.");
    }
    return later(
        "%s declined the stream (%d %s): %.200s"
            .formatted(url.base().getHost(), status, error, message));
  }

  /// The first message the server still has; its own words name it last. If they do not, asking for
  /// the oldest time there is leads to it.
  private static OptionalLong floor(String message) {
    var m = LAST_NUMBER.matcher(message);
    return m.find() ? OptionalLong.of(Long.parseLong(m.group(1))) : OptionalLong.empty();
  }

  private State.Waiting later(String why) {
    return new State.Waiting(clock.instant().plus(backoff.next()), why);
  }

  private void pause(State.Waiting waiting) throws InterruptedException {
    var time = Duration.between(clock.instant(), waiting.until());
    if (stop.getCount() > 0 && time.isPositive()) {
      state = waiting;
      LOG.info("Bluesky is heard again in {} s: {}", time.toSeconds(), waiting.why());
      boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("waited, stopped: {}", stopped);
    }
  }

  /// The sink threw; its cause is what it threw.
  static final class SinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkFailed(RuntimeException cause) {
      super(cause);
    }
  }
}
