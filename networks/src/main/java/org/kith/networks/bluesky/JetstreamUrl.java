package org.kith.networks.bluesky;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Where a Jetstream is, and which version it speaks: `…/subscribe` is version 1, anything else 2.
///
/// @param base `wss://host`, or the whole address of a stream
record JetstreamUrl(URI base) {

  /// Numbers from here on are microseconds since 1970, smaller ones a count.
  static final long OLDEST = 1_000_000_000_000_000L;

  private static final String VERSION_1 = "/subscribe";
  private static final String VERSION_2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
  private static final int LARGEST_MESSAGE = 1 << 20;

  boolean isVersion1() {
    return path().equals(VERSION_1);
  }

  String server() {
    return base.getRawAuthority() + (isVersion1() ? "/1" : "");
  }

  /// How version 2 frames its messages; version 1 has no name for it.
  String subprotocol() {
    return isVersion1() ? "" : "xrpc.v1.json";
  }

  URI of(Subscription wanted, Place place) {
    var query = new ArrayList<String>();
    boolean first = isVersion1();
    if (!first) {
      query.add("kinds=commit&kinds=identity&kinds=account");
    }
    wanted
        .collections()
        .forEach(c -> query.add((first ? "wantedCollections=" : "collections=") + encode(c)));
    wanted.dids().forEach(d -> query.add((first ? "wantedDids=" : "dids=") + encode(d)));
    query.add("maxMessageSizeBytes=" + LARGEST_MESSAGE);
    place.asked().ifPresent(cursor -> query.add("cursor=" + cursor));
    return URI.create(
        "%s://%s%s?%s"
            .formatted(base.getScheme(), base.getRawAuthority(), path(), String.join("&", query)));
  }

  private String path() {
    var path = base.getRawPath();
    return path == null || path.isEmpty() || path.equals("/") ? VERSION_2 : path;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
