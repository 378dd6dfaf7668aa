package org.kith.networks.http;

import java.time.Duration;

/// How long each part of a request may take. `total` is wall-clock time over all redirects, held
/// against servers that send one byte a second.
///
/// @param idle longest silence in the middle of a body
/// @param slowness from when on a body must arrive how fast
/// @param silence after which a stream is ended, when nothing at all was heard on it
public record Deadlines(
    Duration connect,
    Duration tls,
    Duration headers,
    Duration idle,
    Duration total,
    Slowness slowness,
    Duration silence) {

  /// 10 s to connect, 10 s for TLS, 15 s for headers, 10 s of silence, 30 s in all; 90 s of silence
  /// on a stream.
  public static final Deadlines USUAL =
      new Deadlines(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          new Slowness(Duration.ofSeconds(10), 1024),
          Duration.ofSeconds(90));

  /// The same, with a stream ended after another silence.
  public Deadlines silent(Duration most) {
    return new Deadlines(connect, tls, headers, idle, total, slowness, most);
  }

  /// The same with so much time for work before an answer begins.
  public Deadlines patient(Duration work) {
    return new Deadlines(
        connect, tls, headers.plus(work), idle, total.plus(work), slowness, silence);
  }

  /// From when on a body must arrive how fast, on average.
  public record Slowness(Duration after, int bytesPerSecond) {}
}
