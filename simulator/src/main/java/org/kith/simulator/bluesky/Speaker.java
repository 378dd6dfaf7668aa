package org.kith.simulator.bluesky;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends one client the events from its cursor on, as long as it listens, with whatever is to go
/// wrong on the way.
final class Speaker {

  private static final int AGAIN = 50;
  private static final int OVERSIZED = 6 << 20;
  private static final int FORGETS = 200;
  private static final List<String> GARBAGE =
      List.of("", "null", "[]", "{}", "{\"payload\":3}", "{\"time_us\":\"x\"}", "\u0001{{{");

  private final Wire wire;
  private final Door.Talk talk;
  private final Frames frames;
  private final boolean version1;
  private volatile boolean over;
  private volatile boolean deaf;

  /// What is sent.
  ///
  /// @param packing how messages are packed; empty for plain text
  record Wire(Log log, Faults faults, List<Packing> packing) {}

  Speaker(Wire wire, Door.Talk talk, boolean version1) {
    this.wire = wire;
    this.talk = talk;
    this.frames = new Frames(talk);
    this.version1 = version1;
  }

  /// @param from the number of the first event
  /// @param clamped whether that is later than what was asked for
  void speak(Door.Asked asked, long from, boolean clamped)
      throws IOException, InterruptedException {
    frames.shake(asked);
    Thread.ofVirtual().name("fake-bluesky-ear").start(this::hear);
    if (from > wire.log().told() + 1) {
      send(Shapes.failure("FutureCursor", "there is no such event yet"));
      frames.flush();
      frames.close();
      return;
    }
    if (clamped) {
      send(Shapes.notice("OutdatedCursor", Long.toString(wire.log().count(from))));
    }
    long next = from;
    while (!over) {
      long told = wire.log().await(next - 1);
      while (next <= told && !over) {
        boolean goesOn = event(next);
        next++;
        if (!goesOn) {
          return;
        }
      }
      frames.flush();
    }
  }

  private void hear() {
    try {
      frames.hear(() -> !deaf);
      talk.socket().close();
    } catch (IOException _) {
      // The client went away.
    } finally {
      over = true;
    }
  }

  /// Sends an event; false if the stream ends with it.
  private boolean event(long number) throws IOException, InterruptedException {
    var fault = wire.faults().at(number);
    if (fault.isEmpty()) {
      message(number);
      return true;
    }
    if (fault.get() != Fault.REFUSED && fault.get() != Fault.FORGOTTEN) {
      wire.faults().fired(fault.get());
    }
    return switch (fault.get()) {
      case CLOSED -> ended(number);
      case TORN -> torn(number);
      case TWICE -> {
        for (long n = Math.max(1, number - AGAIN); n <= number; n++) {
          message(n);
        }
        message(number);
        yield true;
      }
      case GARBAGE -> {
        send(GARBAGE.get((int) (number % GARBAGE.size())));
        message(number);
        yield true;
      }
      case OVERSIZED -> {
        send("\"" + "x".repeat(OVERSIZED) + "\"");
        message(number);
        yield true;
      }
      case SILENT -> silent(number);
      case COUNTS_ANEW -> {
        message(number);
        wire.log().countAnewAfter(number);
        yield true;
      }
      case FORGOTTEN -> {
        wire.log().forget(Math.min(wire.log().told(), number + FORGETS));
        yield ended(number);
      }
      case REFUSED -> {
        wire.faults().refuse(1);
        yield ended(number);
      }
    };
  }

  private boolean ended(long number) throws IOException {
    message(number);
    frames.flush();
    frames.close();
    return false;
  }

  private boolean torn(long number) throws IOException {
    frames.flush();
    frames.tear(opcode(), payload(number));
    talk.socket().close();
    return false;
  }

  /// Until the client gives up.
  private boolean silent(long number) throws IOException, InterruptedException {
    message(number);
    frames.flush();
    deaf = true;
    while (!over) {
      Thread.sleep(5);
    }
    return false;
  }

  private int opcode() {
    return wire.packing().isEmpty() ? Frames.TEXT : Frames.BINARY;
  }

  private void message(long number) throws IOException {
    frames.write(opcode(), payload(number));
  }

  private byte[] payload(long number) {
    long count = wire.log().count(number);
    if (!wire.packing().isEmpty() && count == number) {
      return wire.log().packed(number);
    }
    var event = wire.log().event(number);
    var text = version1 ? Shapes.version1(event) : Shapes.version2(event, count);
    return wire.packing().isEmpty()
        ? text.getBytes(StandardCharsets.UTF_8)
        : wire.packing().getFirst().pack(text);
  }

  private void send(String text) throws IOException {
    frames.write(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
