package org.kith.connect;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one after the other ask with an account. A token that is renewed is worthless to whoever
/// still holds the one before it, so each takes its turn with the newest.
final class Turns {

  /// Something to ask.
  interface Asking<T> {
    T ask() throws IOException, InterruptedException;
  }

  private final Map<ConnectionId, ReentrantLock> turns = new ConcurrentHashMap<>();

  <T> T take(ConnectionId connection, Asking<T> asking) throws IOException, InterruptedException {
    var turn = turns.computeIfAbsent(connection, _ -> new ReentrantLock(true));
    turn.lockInterruptibly();
    try {
      return asking.ask();
    } finally {
      turn.unlock();
    }
  }
}
