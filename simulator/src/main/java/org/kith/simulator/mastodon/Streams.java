package org.kith.simulator.mastodon;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells listeners what happens, each only what their channels carry.
final class Streams implements Town.Witness {

  /// How many messages are told again where a stream repeats itself.
  private static final int REPEATED = 50;

  private static final Set<String> KINDS =
      Set.of(
          "user",
          "user:notification",
          "public",
          "public:local",
          "public:remote",
          "hashtag",
          "hashtag:local",
          "list",
          "direct");

  /// What somebody listens to.
  ///
  /// @param more the hashtag, or the number of the list; empty for others
  record Channel(String kind, String more) {

    boolean exists() {
      boolean needsMore = kind.startsWith("hashtag") || kind.equals("list");
      return KINDS.contains(kind) && needsMore != more.isEmpty();
    }
  }

  /// A message for one listener.
  ///
  /// @param event its name; empty for a message that is none
  record Message(Channel channel, String event, String payload) {}

  /// Somebody who listens, until the connection ends.
  static final class Listener {
    final Person person;
    final Set<Channel> channels = new java.util.LinkedHashSet<>();
    final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final ArrayDeque<Message> last = new ArrayDeque<>();
    volatile boolean isOver;
    volatile boolean isTorn;
    volatile boolean isMute;

    Listener(Person person) {
      this.person = person;
    }

    synchronized void add(Channel channel) {
      channels.add(channel);
    }

    synchronized void remove(Channel channel) {
      channels.remove(channel);
    }

    synchronized List<Channel> channels() {
      return List.copyOf(channels);
    }

    synchronized void send(Message message) {
      last.add(message);
      if (last.size() > REPEATED) {
        last.remove();
      }
      messages.add(message);
    }

    synchronized void sendAgain() {
      messages.addAll(last);
    }
  }

  /// Set once, before anybody can listen: the town needs its witness first.
  private @Nullable Town town;

  private @Nullable Shapes shapes;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<String> swallowed = new CopyOnWriteArrayList<>();
  private final Faults faults;

  Streams(Faults faults) {
    this.faults = faults;
  }

  void of(Town town, Shapes shapes) {
    this.town = town;
    this.shapes = shapes;
  }

  private Town town() {
    return java.util.Objects.requireNonNull(town);
  }

  private Shapes shapes() {
    return java.util.Objects.requireNonNull(shapes);
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  int listeners() {
    return listeners.size();
  }

  /// Ends every stream.
  void drop() {
    listeners.forEach(listener -> listener.isOver = true);
    faults.happened(Fault.DROPPED_STREAM);
  }

  /// Ends every stream in the middle of a message.
  void tear() {
    listeners.forEach(listener -> {
      listener.isTorn = true;
      listener.isOver = true;
    });
    faults.happened(Fault.TORN_STREAM);
  }

  /// Says nothing more to those who listen now.
  void mute() {
    listeners.forEach(listener -> listener.isMute = true);
    faults.happened(Fault.MUTE_STREAM);
  }

  /// Tells every listener once more what it was told last.
  void repeat() {
    listeners.forEach(Listener::sendAgain);
    faults.happened(Fault.REPEATED_STREAM);
  }

  /// Sends every listener what is no message.
  void babble() {
    var nonsense = new Message(new Channel("user", ""), "", "{\"event\": not a message");
    listeners.forEach(listener -> listener.messages.add(nonsense));
    faults.happened(Fault.GARBAGE_STREAM);
  }

  @Override
  public void published(Note note) {
    int before = faults.fired().getOrDefault(Fault.SWALLOWED_MESSAGE, 0);
    tell(note, "update");
    if (faults.fired().getOrDefault(Fault.SWALLOWED_MESSAGE, 0) > before) {
      swallowed.add(town().uri(note));
    }
  }

  /// The statuses that were published and told to nobody.
  List<String> swallowed() {
    return List.copyOf(swallowed);
  }

  @Override
  public void changed(Note note) {
    tell(note, "status.update");
  }

  @Override
  public void deleted(Note note) {
    send("delete", (listener, channel) -> carries(listener.person, channel, note), _ -> note.id);
  }

  @Override
  public void notified(Notice notice) {
    send(
        "notification",
        (listener, channel) -> listener.person == notice.to() && channel.kind().startsWith("user"),
        _ -> shapes().notice(notice).toString());
  }

  /// Tells that somebody's filters changed, which means nothing to anybody here.
  void filtersChanged(Person person) {
    send(
        "filters_changed",
        (listener, channel) -> listener.person == person && channel.kind().equals("user"),
        _ -> "");
  }

  private void tell(Note note, String event) {
    send(
        event,
        (listener, channel) -> carries(listener.person, channel, note),
        listener -> shapes().status(note, listener.person).toString());
  }

  private void send(
      String event,
      BiPredicate<Listener, Channel> carried,
      java.util.function.Function<Listener, String> payload) {
    if (faults.fires(Fault.SWALLOWED_MESSAGE)) {
      return;
    }
    for (var listener : listeners) {
      for (var channel : listener.channels()) {
        if (carried.test(listener, channel)) {
          listener.send(new Message(channel, event, payload.apply(listener)));
        }
      }
    }
  }

  private boolean carries(Person viewer, Channel channel, Note note) {
    return switch (channel.kind()) {
      case "user" -> isAtHome(viewer, note);
      case "public" -> note.isPublic() && note.boosted == null;
      case "public:local" -> note.isPublic() && note.boosted == null && note.author.isLocal();
      case "public:remote" -> note.isPublic() && note.boosted == null && !note.author.isLocal();
      case "hashtag" -> isTagged(channel, note);
      case "hashtag:local" -> isTagged(channel, note) && note.author.isLocal();
      case "list" ->
          town().circlesOf(viewer).stream()
              .filter(circle -> circle.id().equals(channel.more()))
              .anyMatch(circle -> circle.members().contains(note.author) && isNotDirect(note));
      default -> false;
    };
  }

  private boolean isAtHome(Person viewer, Note note) {
    boolean own = note.author == viewer;
    boolean followed = town().followOf(viewer, note.author).isPresent();
    return (own || followed) && isNotDirect(note);
  }

  private static boolean isNotDirect(Note note) {
    return !note.words.visibility().equals("direct");
  }

  private static boolean isTagged(Channel channel, Note note) {
    var tag = channel.more().toLowerCase(java.util.Locale.ROOT);
    return note.isPublic() && note.boosted == null && note.tags.contains(tag);
  }

  /// A message as a WebSocket carries it.
  static String frame(Message message) {
    if (message.event().isEmpty()) {
      return message.payload();
    }
    var json = Shapes.JSON.objectNode();
    var stream = json.putArray("stream").add(message.channel().kind());
    if (!message.channel().more().isEmpty()) {
      stream.add(message.channel().more());
    }
    json.put("event", message.event());
    if (!message.payload().isEmpty()) {
      json.put("payload", message.payload());
    }
    return json.toString();
  }

  /// A message as server-sent events carry it.
  static String event(Message message) {
    return message.event().isEmpty()
        ? "data: " + message.payload() + "\n\n"
        : "event: %s\ndata: %s\n\n".formatted(message.event(), message.payload());
  }

  /// What a client asks for over an open WebSocket.
  static void obey(Listener listener, JsonNode asked) {
    var channel =
        new Channel(
            asked.path("stream").asString(""),
            asked.path("tag").asString(asked.path("list").asString("")));
    if (!channel.exists()) {
      return;
    }
    switch (asked.path("type").asString("")) {
      case "subscribe" -> listener.add(channel);
      case "unsubscribe" -> listener.remove(channel);
      default -> {}
    }
  }
}
