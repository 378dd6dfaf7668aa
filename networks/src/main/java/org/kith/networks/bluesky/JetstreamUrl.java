package org.kith.networks.bluesky;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a stream is, and what it speaks: `…/subscribe` is version 1 of Jetstream,
/// `…/com.atproto.sync.subscribeRepos` a relay or the server of accounts, anything else version 2.
///
/// @param base `wss://host`, or the whole address of a stream
record JetstreamUrl(URI base) {

  /// Numbers from here on are microseconds since 1970, smaller ones a count.
  static final long OLDEST = 1_000_000_000_000_000L;

  private static final String VERSION_1 = "/subscribe";
  private static final String RELAY = "/xrpc/com.atproto.sync.subscribeRepos";
  private static final String VERSION_2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
  private static final int LARGEST_MESSAGE = 1 << 20;

  boolean isVersion1() {
    return path().equals(VERSION_1);
  }

  boolean isVersion2() {
    return !isVersion1() && !isRelay();
  }

  /// Whether it sends everything of everybody, and goes on after a count but never at a time.
  boolean isRelay() {
    return path().equals(RELAY);
  }

  String server() {
    return base.getRawAuthority() + (isVersion1() ? "/1" : isRelay() ? "/repos" : "");
  }

  /// How version 2 frames its messages; the others have no name for it.
  String subprotocol() {
    return isVersion2() ? "xrpc.v1.json" : "";
  }

  /// @param dictionary with which messages may be packed
  URI of(Subscription wanted, Place place, Optional<ZstdDictionary> dictionary) {
    var query = new ArrayList<String>();
    if (isRelay()) {
      place.after().ifPresent(cursor -> query.add("cursor=" + cursor));
      return url(query);
    }
    boolean first = isVersion1();
    if (!first) {
      query.add("kinds=commit&kinds=identity&kinds=account");
    }
    wanted
        .collections()
        .forEach(c -> query.add((first ? "wantedCollections=" : "collections=") + encode(c)));
    wanted.dids().forEach(d -> query.add((first ? "wantedDids=" : "dids=") + encode(d)));
    query.add("maxMessageSizeBytes=" + LARGEST_MESSAGE);
    dictionary.ifPresent(d -> query.add("zstdDictionary=" + d.id()));
    place.asked().ifPresent(cursor -> query.add("cursor=" + cursor));
    return url(query);
  }

  private URI url(List<String> query) {
    return URI.create(
        "%s://%s%s%s"
            .formatted(
                base.getScheme(),
                base.getRawAuthority(),
                path(),
                query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  private String path() {
    var path = base.getRawPath();
    return path == null || path.isEmpty() || path.equals("/") ? VERSION_2 : path;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
