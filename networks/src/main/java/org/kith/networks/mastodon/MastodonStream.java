package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.kith.networks.Cursor;
import org.kith.networks.MentionStream;
import org.kith.networks.Reading;
import org.kith.networks.http.Backoff;
import org.kith.networks.http.WebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears one source as it is said, over the server's stream, and asks every minute where the server
/// gives none.
///
/// Each connection begins with asking for what was missed and looking again at what was heard last,
/// so that neither posts nor deletions of the time between are lost; then the stream goes on. Each
/// hour, and after each 200 posts, the same is asked beside the stream, for what it swallowed. A
/// broken one is dialled again after 1 to 60 s. Every batch goes to the [Sink] with the cursor that
/// stands for it: a sink that stores both in one transaction hears everything at least once across
/// any crash, and only what came since the last asking perhaps twice.
public final class MastodonStream implements MentionStream {

  /// How long it waits.
  ///
  /// @param first shortest wait before dialling again
  /// @param most longest one
  /// @param asking between two questions where there is no stream
  /// @param tryStream how long after a stream was refused it is asked for again
  /// @param look between two askings beside a stream, which may swallow something, and looks at
  ///   what was heard last; a stream of mentions tells neither changes nor deletions
  public record Patience(
      Duration first, Duration most, Duration asking, Duration tryStream, Duration look) {
    public static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            Duration.ofHours(1));
  }

  private static final Logger LOG = LoggerFactory.getLogger(MastodonStream.class);
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,2000}");

  private final MastodonServer server;
  private final MastodonSource source;
  private final StatusIds ids;
  private final Sink sink;
  private final Patience patience;
  private final Backoff backoff;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile State state = new State.NotStarted();

  public MastodonStream(MastodonServer server, MastodonSource source, StatusIds ids, Sink sink) {
    this(server, source, ids, sink, Patience.USUAL);
  }

  public MastodonStream(
      MastodonServer server, MastodonSource source, StatusIds ids, Sink sink, Patience patience) {
    this.server = server;
    this.source = source;
    this.ids = ids;
    this.sink = sink;
    this.patience = patience;
    this.backoff = new Backoff(patience.first(), patience.most(), RandomGenerator.getDefault());
  }

  @Override
  public State state() {
    return state;
  }

  /// Ends [#run] within a second.
  @Override
  public void close() {
    stop.countDown();
  }

  @Override
  public void run(Cursor from) throws InterruptedException {
    var session = new StreamSession(server, source, ids, sink, stop);
    session.begin(from);
    try {
      while (stop.getCount() > 0) {
        var next = connect(session);
        if (next instanceof State.Disconnected || next instanceof State.Gone) {
          state = next;
          return;
        }
        pause(next);
      }
      state = new State.Stopped();
    } catch (InterruptedException e) {
      state = new State.Stopped();
      throw e;
    }
  }

  /// One connection, from dialling to its end.
  private State connect(StreamSession session) throws InterruptedException {
    try {
      var url = url();
      if (url.isEmpty()) {
        return ask(session, "%s has no stream of this.".formatted(server.address().getHost()));
      }
      var token = server.access().token();
      return switch (server.http().open(url.get(), token == null ? "" : token.value())) {
        case WebSocket.Opening.Open(var socket) -> hear(session, socket);
        case WebSocket.Opening.SlowDown(var notBefore, var why) ->
            new State.Waiting(notBefore, why);
        case WebSocket.Opening.Refused(_, var why) -> ask(session, why);
        case WebSocket.Opening.Failed(var status, _) ->
            ask(
                session,
                "%s refuses its stream (%d).".formatted(server.address().getHost(), status));
      };
    } catch (IOException e) {
      return later(String.valueOf(e.getMessage()));
    } catch (StreamSession.SinkFailed e) {
      LOG.warn("What was heard on Mastodon could not be stored; it is heard again.", e.getCause());
      return later("What was heard could not be stored: " + e.getCause());
    }
  }

  /// Where the stream is; empty if there is none of this source, or none to trust a token to.
  private Optional<URI> url() throws IOException, InterruptedException {
    var asked = MastodonTimeline.stream(source);
    var token = server.access().token();
    var instance = server.instance();
    if (asked.isEmpty() || token == null || instance.isEmpty()) {
      return Optional.empty();
    }
    var base = instance.get().streaming();
    boolean safe =
        base != null
            && (base.getScheme().equals("wss") || server.address().getScheme().equals("http"));
    if (base == null || !safe || !TOKEN.matcher(token.value()).matches()) {
      return Optional.empty();
    }
    var query = "?stream=" + asked.getFirst();
    if (asked.size() == 3) {
      query += "&%s=%s".formatted(asked.get(1), ApiCall.encode(asked.get(2)));
    }
    return Optional.of(URI.create(base + "/api/v1/streaming" + query));
  }

  private State hear(StreamSession session, WebSocket socket)
      throws IOException, InterruptedException {
    try (socket) {
      var ended = session.catchUp(Duration.ZERO);
      if (ended.isPresent()) {
        return ended.get();
      }
      state = new State.Streaming(server.clock().instant());
      backoff.reset();
      session.hear(socket, patience.look());
    }
    return later(server.address().getHost() + " closed the stream.");
  }

  /// Asks instead of listening, until it is time to try the stream again.
  private State ask(StreamSession session, String why) throws IOException, InterruptedException {
    var since = server.clock().instant();
    var until = since.plus(patience.tryStream());
    LOG.info("{} Kith asks every {} s instead.", why, patience.asking().toSeconds());
    while (stop.getCount() > 0 && server.clock().instant().isBefore(until)) {
      var ended = session.catchUp(patience.look());
      if (ended.isPresent()) {
        return ended.get();
      }
      state = new State.Asking(since, why);
      backoff.reset();
      await(patience.asking());
    }
    return new State.Waiting(server.clock().instant(), why);
  }

  /// What a reading that was not news means for a stream; empty if it may go on.
  static Optional<State> end(Reading reading) {
    return switch (reading) {
      case Reading.News _ -> Optional.empty();
      case Reading.NothingNew _ -> Optional.empty();
      case Reading.SlowDown(var notBefore, var why) ->
          Optional.of(new State.Waiting(notBefore, why));
      case Reading.Disconnected(var why) -> Optional.of(new State.Disconnected(why));
      case Reading.Gone(var why) -> Optional.of(new State.Gone(why));
      case Reading.Moved(var to) ->
          Optional.of(new State.Gone("The account moved to %s; read it there.".formatted(to)));
    };
  }

  private State later(String why) {
    return new State.Waiting(server.clock().instant().plus(backoff.next()), why);
  }

  private void pause(State next) throws InterruptedException {
    if (next instanceof State.Waiting(var until, var why) && stop.getCount() > 0) {
      var time = Duration.between(server.clock().instant(), until);
      if (time.isPositive()) {
        state = next;
        LOG.info(
            "{} is heard again in {} s: {}", server.address().getHost(), time.toSeconds(), why);
        await(time);
      }
    }
  }

  private void await(Duration time) throws InterruptedException {
    boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    LOG.debug("waited, stopped: {}", stopped);
  }
}
