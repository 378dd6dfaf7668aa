package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.kith.networks.DisconnectedException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

/// An account that is connected until a test says otherwise.
final class TestSession implements Session {

  static final String DID = "did:plc:ana2222222222222222222222";
  static final String OVER = "the owner withdrew it";

  volatile boolean isOver;
  volatile Set<String> scopes = Set.of("atproto", "repo:app.bsky.feed.post", "blob:image/*");
  private final HttpGateway http;
  private final URI server;

  TestSession(HttpGateway http, URI server) {
    this.http = http;
    this.server = server;
  }

  @Override
  public String did() {
    return DID;
  }

  @Override
  public URI server() {
    return server;
  }

  @Override
  public Set<String> scopes() {
    return scopes;
  }

  @Override
  public Answer ask(Request request) throws IOException, InterruptedException {
    if (isOver) {
      throw new DisconnectedException(OVER);
    }
    return http.ask(request.with("Authorization", "test"));
  }
}
