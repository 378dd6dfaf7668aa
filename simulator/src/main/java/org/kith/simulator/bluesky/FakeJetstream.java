package org.kith.simulator.bluesky;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// A Jetstream on loopback, and the crowd it hears.
///
/// Nothing happens until it is told: [#say] lets the crowd say more. All that was said is kept, and
/// a client that comes back is sent everything from its cursor on, as the real one does within its
/// retention. Faults are planned by [#plan], each at one event; [#fired] says which have happened,
/// and [#lost] what a client could not be sent any more.
public final class FakeJetstream implements AutoCloseable {

  /// How it runs.
  ///
  /// @param port 0 for any that is free
  /// @param packs whether messages are packed for clients that ask for it
  public record Options(int port, Crowd.Talk talk, boolean packs, InstantSource clock) {

    public static Options of(Crowd.Talk talk) {
      return new Options(0, talk, false, Clock.systemUTC());
    }

    public Options packed() {
      return new Options(port, talk, true, clock);
    }
  }

  /// A client that came.
  ///
  /// @param cursor as it asked, empty if from now on
  /// @param heard whether it was let in
  public record Dial(Instant at, String cursor, boolean heard) {}

  /// Events that a client asked for and that were not there any more.
  public record Lost(long from, long before) {}

  private static final String V1 = "/subscribe";
  private static final String V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
  private static final String DICTIONARY = "/xrpc/network.bsky.jetstream.getZstdDictionary";
  private static final long TIMES = 1_000_000_000_000_000L;

  private final Options options;
  private final Log log = new Log();
  private final Crowd crowd;
  private final Faults faults = new Faults();
  private final List<Dial> dials = new CopyOnWriteArrayList<>();
  private final List<Lost> lost = new CopyOnWriteArrayList<>();
  private final AtomicInteger listeners = new AtomicInteger();
  private final AtomicInteger mostListeners = new AtomicInteger();
  private final List<Packing> packing = new ArrayList<>(); // one, or none
  private final Door door;
  private Instant last = Instant.EPOCH;

  private FakeJetstream(Options options) throws IOException {
    this.options = options;
    this.crowd = new Crowd(options.talk());
    if (options.packs()) {
      packing.add(new Packing(options.talk()));
    }
    this.door = new Door(options.port(), this::answer);
  }

  /// Starts one. It listens when this returns.
  public static FakeJetstream start(Options options) throws IOException {
    return new FakeJetstream(options);
  }

  public int port() {
    return door.port();
  }

  /// Where clients find it: version 2.
  public URI address() {
    return URI.create("ws://127.0.0.1:" + port());
  }

  /// The same, as version 1 speaks.
  public URI addressOfVersion1() {
    return URI.create("ws://127.0.0.1:" + port() + V1);
  }

  /// The crowd says more, and everybody who listens hears it.
  public void say(int events) {
    prepare(events);
    tell(log.size());
  }

  /// Makes what will be said, so that saying it costs nothing.
  public synchronized void prepare(int events) {
    for (int i = 0; i < events; i++) {
      add(crowd::next);
    }
  }

  /// Somebody beside the crowd does something, and everybody who listens hears it.
  public void say(String did, Event.What what) {
    synchronized (this) {
      add((number, at) -> new Event(number, at, did, what));
    }
    tell(log.size());
  }

  private void add(BiFunction<Long, Instant, Event> happening) {
    var now = options.clock().instant().truncatedTo(ChronoUnit.MICROS);
    last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    long number = log.size() + 1;
    var event = happening.apply(number, last);
    var message =
        packing.isEmpty() ? new byte[0] : packing.getFirst().pack(Shapes.version2(event, number));
    log.add(event, message);
  }

  /// Says what was prepared, up to an event.
  public void tell(long upTo) {
    log.tell(upTo);
  }

  /// All that was said.
  public List<Event> said() {
    return log.upTo(log.told());
  }

  /// The number of the last event that was said.
  public long head() {
    return log.told();
  }

  /// Makes something go wrong at an event.
  public void plan(Fault fault, long number) {
    faults.plan(fault, number);
  }

  /// Lets nobody in the next times.
  public void refuse(int times) {
    faults.refuse(times);
  }

  /// How often each fault has happened.
  public Map<Fault, Integer> fired() {
    return faults.fired();
  }

  /// How many faults are planned and have not happened.
  public int waiting() {
    return faults.waiting();
  }

  /// The number of the last event before the server began to count anew; 0 if it never did.
  public long countedAnewAfter() {
    return log.countedAnewAfter();
  }

  /// Everybody who came, in order.
  public List<Dial> dials() {
    return List.copyOf(dials);
  }

  /// What somebody asked for and could not be told.
  public List<Lost> lost() {
    return List.copyOf(lost);
  }

  public int listeners() {
    return listeners.get();
  }

  /// How many listened at the same time, at most.
  public int mostListeners() {
    return mostListeners.get();
  }

  /// Breaks every connection off.
  public void breakOff() throws IOException {
    door.breakOff();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void answer(Door.Asked asked, Door.Talk talk) throws IOException, InterruptedException {
    if (asked.path().equals(DICTIONARY) && !packing.isEmpty()) {
      talk.whole(200, "application/octet-stream", packing.getFirst().dictionary());
    } else if (asked.path().equals(V1) || asked.path().equals(V2)) {
      stream(asked, talk);
    } else {
      decline(talk, 404, "MethodNotImplemented", "There is nothing here.");
    }
  }

  private static void decline(Door.Talk talk, int status, String error, String message)
      throws IOException {
    var body = "{\"error\":\"%s\",\"message\":\"%s\"}".formatted(error, message);
    talk.whole(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private void stream(Door.Asked asked, Door.Talk talk) throws IOException, InterruptedException {
    boolean refused = !asked.wantsWebSocket() || faults.refuses();
    long from = refused ? 0 : from(asked.value("cursor"));
    boolean tooOld = !refused && from < log.floor() && !isTime(asked.value("cursor"));
    dials.add(new Dial(options.clock().instant(), asked.value("cursor"), !refused && !tooOld));
    if (refused) {
      decline(talk, 500, "InternalServerError", "Not now.");
    } else if (tooOld) {
      faults.fired(Fault.FORGOTTEN);
      lost.add(new Lost(from, log.floor()));
      decline(talk, 400, "CursorTooOld", "the oldest is " + log.count(log.floor()));
    } else {
      var wire = new Speaker.Wire(log, faults, packed(asked));
      var speaker = new Speaker(wire, talk, asked.path().equals(V1));
      mostListeners.accumulateAndGet(listeners.incrementAndGet(), Math::max);
      try {
        speaker.speak(asked, Math.max(from, log.floor()), from < log.floor());
      } finally {
        listeners.decrementAndGet();
      }
    }
  }

  private List<Packing> packed(Door.Asked asked) {
    boolean wanted =
        packing.stream().anyMatch(p -> asked.value("zstdDictionary").equals(Long.toString(p.id())));
    return wanted ? packing : List.of();
  }

  private static boolean isTime(String cursor) {
    return !cursor.isEmpty() && Long.parseLong(cursor) >= TIMES;
  }

  /// The number of the event to begin with.
  private long from(String cursor) {
    if (cursor.isEmpty()) {
      return log.told() + 1;
    }
    long value = Long.parseLong(cursor);
    return value >= TIMES
        ? log.ofTime(Instant.EPOCH.plus(value, ChronoUnit.MICROS))
        : log.ofCount(value);
  }
}
