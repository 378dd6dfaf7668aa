package org.kith.networks.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One thing to ask of a server. Made by [#get] or [#post], refined by the other methods.
///
/// @param headers sent to the first host only; the gateway sets its own and drops them on the way
///   to another host
/// @param validators of an earlier answer, null for an unconditional request
/// @param asksRobots whether the site's robots.txt decides; true for pages nobody offered to
///   machines, false for feeds and APIs
/// @param perAccount whether limits of the host are those of the account that asks; a 429 is then
///   an [Answer.Failed] with all it says, and nobody else waits for it
@SuppressWarnings("ArrayRecordComponent") // the body is handed over, never compared
public record Request(
    String method,
    URI url,
    Cap cap,
    Map<String, String> headers,
    byte @Nullable [] body,
    @Nullable Validators validators,
    boolean asksRobots,
    boolean perAccount) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /// A request whose limits are those of the host.
  public Request(
      String method,
      URI url,
      Cap cap,
      Map<String, String> headers,
      byte @Nullable [] body,
      @Nullable Validators validators,
      boolean asksRobots) {
    this(method, url, cap, headers, body, validators, asksRobots, false);
  }

  /// Asks an API whose connector knows its limits, of an account or of an app.
  ///
  /// @param body what to send, null for nothing; redirects of it are never followed
  public static Request api(String method, URI url, byte @Nullable [] body) {
    return new Request(
        method, url, Cap.JSON, Map.of("Accept", "application/json"), body, null, false, true);
  }

  /// Reads a public page; its robots.txt is asked first.
  public static Request page(URI url) {
    return new Request(
        "GET",
        url,
        Cap.PAGE,
        Map.of("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"),
        null,
        null,
        true);
  }

  /// Reads what is meant for machines: a feed, an API.
  public static Request get(URI url, Cap cap, String accept) {
    return new Request("GET", url, cap, Map.of("Accept", accept), null, null, false);
  }

  /// Sends something. Redirects of it are never followed.
  public static Request post(URI url, String contentType, byte[] body) {
    return new Request(
        "POST",
        url,
        Cap.JSON,
        Map.of("Accept", "application/json", "Content-Type", contentType),
        body,
        null,
        false);
  }

  /// The same, conditional on having changed since `validators` were given.
  public Request unless(@Nullable Validators validators) {
    return new Request(method, url, cap, headers, body, validators, asksRobots, perAccount);
  }

  /// The same with one more header. Its value never reaches a message or a log.
  public Request with(String header, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new Request(
        method, url, cap, Map.copyOf(more), body, validators, asksRobots, perAccount);
  }
}
