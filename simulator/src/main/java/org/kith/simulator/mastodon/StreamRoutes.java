package org.kith.simulator.mastodon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Streams: WebSockets that can change what they carry, and server-sent events. Both need somebody
/// logged in, as on Mastodon since 4.2.
final class StreamRoutes {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final long LOOK_MILLIS = 20;
  private static final String BEGINNING =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Content-Type: text/event-stream",
          "Cache-Control: private, no-store",
          "Connection: close",
          "",
          ":)\n");

  private final Streams streams;
  private final Faults faults;

  StreamRoutes(Streams streams, Faults faults) {
    this.streams = streams;
    this.faults = faults;
  }

  List<Route> routes() {
    var api = "/api/v1/streaming";
    return List.of(
        Route.open(
            "GET", api + "/health", "", _ -> Reply.text(200, "text/plain; charset=utf-8", "OK")),
        Route.forPeople("GET", api, "", this::socket),
        events("user", "user"),
        events("user/notification", "user:notification"),
        events("public", "public"),
        events("public/local", "public:local"),
        events("public/remote", "public:remote"),
        events("hashtag", "hashtag"),
        events("hashtag/local", "hashtag:local"),
        events("list", "list"),
        events("direct", "direct"));
  }

  private Route events(String path, String kind) {
    return Route.forPeople("GET", "/api/v1/streaming/" + path, "", call -> events(call, kind));
  }

  private static Streams.Channel channel(Route.Call call, String kind) {
    var params = call.params();
    return new Streams.Channel(kind, params.get("tag", params.get("list", "")));
  }

  /// What a channel needs of a token; the table cannot know, for it is in the query.
  private static boolean permits(Route.Call call, String kind) {
    var token = call.token();
    return token != null
        && token.permits(kind.equals("user:notification") ? "read:notifications" : "read:statuses");
  }

  private Reply socket(Route.Call call) {
    if (!call.asked().wantsWebSocket()) {
      return Reply.error(404, "Not found");
    }
    if (faults.fires(Fault.NO_STREAM)) {
      return Reply.error(503, "Streaming is switched off");
    }
    var listener = new Streams.Listener(call.person());
    var kind = call.params().get("stream", "");
    if (!kind.isEmpty()) {
      var channel = channel(call, kind);
      if (!channel.exists()) {
        return Reply.error(400, "Unknown stream type");
      }
      if (!permits(call, kind)) {
        return Reply.error(401, "Access token does not have the required scopes");
      }
      listener.add(channel);
    }
    return new Reply.Taken((in, out) -> talk(call, listener, in, out));
  }

  private void talk(Route.Call call, Streams.Listener listener, InputStream in, OutputStream out)
      throws IOException {
    var frames = new Frames(in, out, () -> listener.isMute);
    streams.add(listener);
    try {
      frames.shake(call.asked());
      Thread.ofVirtual().name("fake-mastodon-ear").start(() -> hear(frames, listener));
      carry(listener, m -> frames.text(Streams.frame(m)), frames::ping);
      if (listener.isTorn) {
        frames.tear();
      } else {
        frames.close();
      }
    } finally {
      streams.remove(listener);
    }
  }

  private static void hear(Frames frames, Streams.Listener listener) {
    try {
      for (var text = frames.read(); text != null; text = frames.read()) {
        Streams.obey(listener, JSON.readTree(text));
      }
    } catch (IOException | JacksonException _) {
      // The client went away, or says what is no message; both end the stream.
    }
    listener.isOver = true;
  }

  private Reply events(Route.Call call, String kind) {
    if (faults.fires(Fault.NO_STREAM)) {
      return Reply.error(503, "Streaming is switched off");
    }
    var channel = channel(call, kind);
    if (!channel.exists()) {
      return Reply.error(400, "Unknown stream type");
    }
    if (!permits(call, kind)) {
      return Reply.error(401, "Access token does not have the required scopes");
    }
    var listener = new Streams.Listener(call.person());
    listener.add(channel);
    return new Reply.Taken((_, out) -> say(listener, out));
  }

  private void say(Streams.Listener listener, OutputStream out) throws IOException {
    streams.add(listener);
    try {
      write(out, BEGINNING);
      carry(listener, m -> write(out, Streams.event(m)), () -> write(out, ":thump\n"));
    } finally {
      streams.remove(listener);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private interface Speaking {
    void say(Streams.Message message) throws IOException;
  }

  private interface Beating {
    void beat() throws IOException;
  }

  /// Passes on what comes, and beats while nothing does, until the stream is over.
  private static void carry(Streams.Listener listener, Speaking speaking, Beating beating)
      throws IOException {
    long quietSince = System.nanoTime();
    while (!listener.isOver) {
      Streams.Message message;
      try {
        message = listener.messages.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      if (message != null) {
        speaking.say(message);
        quietSince = System.nanoTime();
      } else if (System.nanoTime() - quietSince > HEARTBEAT_MILLIS * 1_000_000) {
        beating.beat();
        quietSince = System.nanoTime();
      }
    }
  }
}
