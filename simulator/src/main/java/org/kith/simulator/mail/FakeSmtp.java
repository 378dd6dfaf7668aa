package org.kith.simulator.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A mail server (RFC 5321) on loopback. What it kept is the truth that a sender is measured by.
///
/// Some recipients are answered in their own way, by the first part of their address: `later` 451,
/// `nobody` 550 5.1.1, `full` 452, `policy` 554 after the whole letter, `silent` no answer at all
/// after it.
public final class FakeSmtp implements AutoCloseable {

  private final ServerSocket server;
  private final Thread accepting = Thread.ofVirtual().name("smtp").unstarted(this::accept);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Taken> taken = new ArrayList<>();
  private final String password;
  private int connections;
  private Standstill standstill = new Standstill(Moment.TOLD, 0);

  /// Where it is to stand still.
  private static final class Standstill {
    final Moment at;
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    int left;

    Standstill(Moment at, int nth) {
      this.at = at;
      this.left = nth;
    }
  }

  private FakeSmtp(ServerSocket server, String password) {
    this.server = server;
    this.password = password;
  }

  /// Starts one that lets everybody in. It listens when this returns.
  public static FakeSmtp start() throws IOException {
    return start("");
  }

  /// Starts one that takes mail of nobody without this password.
  public static FakeSmtp start(String password) throws IOException {
    var smtp = new FakeSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), password);
    smtp.accepting.start();
    return smtp;
  }

  public int port() {
    return server.getLocalPort();
  }

  /// All it kept, in that order.
  public synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// How often somebody connected.
  public synchronized int connections() {
    return connections;
  }

  /// From the next letter on, stands still when the nth one comes to a moment. Whoever connects
  /// after that is served as usual.
  public synchronized void standStill(Moment at, int nth) {
    standstill.over.countDown();
    standstill = new Standstill(at, nth);
  }

  /// Waits until it stands still.
  ///
  /// @return false if it did not come to that in time
  public boolean awaitStandstill(Duration longest) throws InterruptedException {
    CountDownLatch reached;
    synchronized (this) {
      reached = standstill.reached;
    }
    return reached.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Lets whoever stands still go on.
  public synchronized void goOn() {
    standstill.over.countDown();
  }

  void pass(Moment moment) {
    Standstill here;
    synchronized (this) {
      here = standstill;
      if (here.at != moment || here.left <= 0 || --here.left > 0) {
        return;
      }
    }
    here.reached.countDown();
    try {
      here.over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void keep(Taken letter) {
    taken.add(letter);
  }

  String password() {
    return password;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        synchronized (this) {
          connections++;
        }
        open.add(socket);
        Thread.ofVirtual().name("smtp-caller").start(() -> serve(socket));
      } catch (IOException _) {
        return; // it was closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(this, socket).run();
    } catch (IOException _) {
      return; // the other side was killed, as it may be
    } finally {
      open.remove(socket);
    }
  }

  /// Nobody can connect when this returns.
  @Override
  public void close() {
    try {
      goOn();
      server.close();
      accepting.join(); // the port is held for as long as this waits at it
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
