package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The dictionary a Jetstream of version 2 packs its messages with, asked for once. Whoever has
/// none, or cannot be asked now, sends plain text: that is heard just as well.
final class Dictionaries {

  private static final Logger LOG = LoggerFactory.getLogger(Dictionaries.class);
  private static final String METHOD = "/xrpc/network.bsky.jetstream.getZstdDictionary";

  private final HttpGateway http;
  private final URI address;
  private Optional<ZstdDictionary> known = Optional.empty();
  private boolean asked;

  /// @param stream `ws` or `wss`
  Dictionaries(HttpGateway http, URI stream) {
    this.http = http;
    var scheme = stream.getScheme().equals("wss") ? "https" : "http";
    this.address = URI.create(scheme + "://" + stream.getRawAuthority() + METHOD);
  }

  Optional<ZstdDictionary> current() throws InterruptedException {
    if (!asked) {
      asked = true;
      known = ask();
    }
    return known;
  }

  /// The server no longer has it: the next connection asks anew.
  void forget() {
    asked = false;
    known = Optional.empty();
  }

  private Optional<ZstdDictionary> ask() throws InterruptedException {
    try {
      var answer = http.ask(Request.get(address, Cap.PAGE, "application/octet-stream"));
      return answer instanceof Answer.Fetched page
          ? ZstdDictionary.of(page.body())
          : Optional.empty();
    } catch (IOException e) {
      LOG.info("Bluesky is heard uncompressed: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
