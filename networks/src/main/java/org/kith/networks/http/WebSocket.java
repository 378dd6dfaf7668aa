package org.kith.networks.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A stream of messages from one server (RFC 6455), over a socket dialled to a vetted address.
///
/// The JDK's own client looks the name up by itself and cannot be told which address to dial, so it
/// would open the hole that the gateway closes. This one reads; all it sends is ping, pong and
/// close.
///
/// One thread reads. Silence is ended by a ping after a third of the time given and by closing the
/// socket when nothing at all, not even the pong, came in that time.
public final class WebSocket implements AutoCloseable {

  /// What comes of asking a server for a stream.
  public sealed interface Opening {

    record Open(WebSocket socket) implements Opening {}

    /// The server said no, and why.
    record Failed(int status, String body) implements Opening {}

    record SlowDown(Instant notBefore, String message) implements Opening {}

    record Refused(Answer.Reason reason, String message) implements Opening {}
  }

  /// What a server sends.
  public sealed interface Message {
    record Text(String text) implements Message {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Binary(byte[] bytes) implements Message {}
  }

  private static final int LARGEST_MESSAGE = 5 << 20;
  private static final long LARGEST_SKIPPED = 64L << 20;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final RandomGenerator random;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicBoolean pinging = new AtomicBoolean();
  private volatile long lastHeard = System.nanoTime();
  private volatile boolean wasSilent;
  private final AtomicInteger skipped = new AtomicInteger();
  private @Nullable ScheduledFuture<?> watch;

  WebSocket(Socket socket, DataInputStream in, OutputStream out, RandomGenerator random) {
    this.socket = socket;
    this.in = in;
    this.out = out;
    this.random = random;
  }

  /// Ends the stream when nothing at all was heard for that long.
  void endAfterSilence(Duration most, ScheduledExecutorService timer) {
    long look = Math.max(1, most.toNanos() / 12);
    watch = timer.scheduleAtFixedRate(() -> look(most), look, look, TimeUnit.NANOSECONDS);
  }

  /// The next message of text; null when the server closed the stream in good order.
  ///
  /// @throws IOException if the connection broke, fell silent, or what came is not a WebSocket
  public @Nullable String next() throws IOException {
    for (var message = receive(); message != null; message = receive()) {
      if (message instanceof Message.Text(var text)) {
        return text;
      }
      skipped.incrementAndGet();
    }
    return null;
  }

  /// The next message of either kind; null when the server closed the stream in good order.
  ///
  /// @throws IOException if the connection broke, fell silent, or what came is not a WebSocket
  public @Nullable Message receive() throws IOException {
    try {
      return nextMessage();
    } catch (IOException e) {
      throw wasSilent
          ? new IOException("nothing was heard for too long, so the connection was ended", e)
          : e;
    }
  }

  /// How many messages were left away because they were too large, or not the text asked for.
  public int skipped() {
    return skipped.get();
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.cancel(false);
    }
    try (socket) {
      socket.setSoTimeout(1000);
      if (writing.tryLock()) {
        try {
          write(CLOSE, new byte[] {3, (byte) 232});
        } finally {
          writing.unlock();
        }
      }
    } catch (IOException _) {
      // It is being closed; that the other side is gone already changes nothing.
      return;
    }
  }

  private @Nullable Message nextMessage() throws IOException {
    var message = new Gathered();
    while (true) {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      lastHeard = System.nanoTime();
      int opcode = first & 15;
      boolean last = (first & 128) != 0;
      long length = length(second & 127);
      if ((first & 112) != 0 || (second & 128) != 0 || length < 0) {
        throw new IOException("the server sent a frame that is not a WebSocket's");
      }
      if (opcode >= CLOSE) {
        if (length > 125 || !last) {
          throw new IOException("the server sent a control frame of %d bytes".formatted(length));
        }
        if (!control(opcode, in.readNBytes((int) length))) {
          return null;
        }
        continue;
      }
      message.begin(opcode);
      message.add(length);
      if (last && !message.tooLarge) {
        return message.whole();
      }
      if (last) {
        skipped.incrementAndGet();
        message = new Gathered();
      }
    }
  }

  private long length(int seven) throws IOException {
    return switch (seven) {
      case 126 -> in.readUnsignedShort();
      case 127 -> in.readLong();
      default -> seven;
    };
  }

  /// Answers a control frame; false if it ends the stream.
  private boolean control(int opcode, byte[] payload) throws IOException {
    switch (opcode) {
      case PING -> send(PONG, payload);
      case PONG -> pinging.set(false);
      case CLOSE -> {
        send(CLOSE, payload);
        return false;
      }
      default -> throw new IOException("the server sent an unknown frame, " + opcode);
    }
    return true;
  }

  private void look(Duration most) {
    long silent = System.nanoTime() - lastHeard;
    if (silent > most.toNanos()) {
      wasSilent = true;
      shut();
    } else if (silent > most.toNanos() / 3 && pinging.compareAndSet(false, true)) {
      // Sending may block when the server does not read; the timer's thread must not.
      Thread.ofVirtual().name("kith-ping").start(this::ping);
    }
  }

  private void ping() {
    try {
      send(PING, new byte[0]);
    } catch (IOException _) {
      shut();
    }
  }

  private void shut() {
    try {
      socket.close();
    } catch (IOException _) {
      // The reader finds out by itself.
      return;
    }
  }

  private void send(int opcode, byte[] payload) throws IOException {
    writing.lock();
    try {
      write(opcode, payload);
    } finally {
      writing.unlock();
    }
  }

  private void write(int opcode, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(6 + payload.length);
    int mask = random.nextInt();
    frame.put((byte) (128 | opcode)).put((byte) (128 | payload.length)).putInt(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
    }
    out.write(frame.array());
    out.flush();
  }

  /// The frames of one message.
  private final class Gathered {
    private byte[] bytes = new byte[0];
    private int opcode;
    private boolean tooLarge;
    private long size;

    void begin(int opcode) throws IOException {
      boolean continues = opcode == 0;
      if (continues == (this.opcode == 0) || opcode > BINARY) {
        throw new IOException("the server sent frames out of order");
      }
      this.opcode = continues ? this.opcode : opcode;
    }

    void add(long length) throws IOException {
      size += length;
      if (size > LARGEST_SKIPPED) {
        throw new IOException("the server sent a message of more than 64 MiB");
      }
      tooLarge |= size > LARGEST_MESSAGE;
      if (tooLarge) {
        bytes = new byte[0];
        in.skipNBytes(length);
        return;
      }
      int before = bytes.length;
      bytes = java.util.Arrays.copyOf(bytes, before + (int) length);
      in.readFully(bytes, before, (int) length);
      lastHeard = System.nanoTime();
    }

    Message whole() throws IOException {
      return opcode == TEXT ? new Message.Text(text()) : new Message.Binary(bytes);
    }

    private String text() throws IOException {
      try {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return decoder.decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new IOException("the server sent a message that is not UTF-8", e);
      }
    }
  }
}
