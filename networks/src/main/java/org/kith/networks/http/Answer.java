package org.kith.networks.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything that ordinarily comes of asking a server. Each must be handled, so each has a name; a
/// server that cannot be reached at all is an `IOException`.
@SuppressWarnings("ArrayRecordComponent") // bodies are handed over, never compared
public sealed interface Answer {

  /// The server gave what was asked for (2xx).
  ///
  /// @param url the address that answered; with a redirect, the last one
  /// @param movedTo where it now lives for good, if every redirect on the way was permanent
  /// @param fresh how long the server says this will not change; zero where it does not say
  record Fetched(
      URI url,
      @Nullable URI movedTo,
      Headers headers,
      byte[] body,
      Validators validators,
      Duration fresh)
      implements Answer {}

  /// What we have is still what there is (304).
  record NotModified(@Nullable URI movedTo, Duration fresh) implements Answer {}

  /// Gone for good (410); stop asking.
  record Gone(URI url) implements Answer {}

  /// The server, or our own memory of it, asks to be left alone until then (429, 503, a host that
  /// did not answer lately).
  record SlowDown(Instant notBefore, String message) implements Answer {}

  /// Kith will not fetch this, or not from there; asking again changes nothing.
  record Refused(Reason reason, String message) implements Answer {}

  /// Any other status. The body is what an API says about it, at most 64 KiB.
  record Failed(int status, String message, Headers headers, byte[] body) implements Answer {}

  /// Why Kith refused.
  enum Reason {
    /// Not an http(s) address a browser would agree on, or with a user name in it.
    ADDRESS,
    /// Not 80, 443 or a port the operator named.
    PORT,
    /// The name leads to an address that is not on the public internet.
    NOT_PUBLIC,
    /// Too many redirects, a circle, from https back to http, or of something sent.
    REDIRECT,
    /// The site's robots.txt asks not to.
    ROBOTS,
    /// It would change something elsewhere, and is no [Write].
    WRITE,
    /// More bytes, or a better compression, than is honest.
    TOO_LARGE,
    /// A compression that was not asked for.
    ENCODING
  }
}
