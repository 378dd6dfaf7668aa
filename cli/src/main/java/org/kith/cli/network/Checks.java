package org.kith.cli.network;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;
import org.kith.networks.TokenCheck;
import org.kith.networks.bluesky.BlueskyCheck;
import org.kith.networks.bluesky.Session;
import org.kith.networks.facebook.FacebookCheck;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.instagram.InstagramCheck;
import org.kith.networks.mastodon.MastodonAccess;
import org.kith.networks.mastodon.MastodonCheck;
import org.kith.networks.mastodon.MastodonServer;
import org.kith.networks.x.X;
import org.kith.networks.x.XApi;
import org.kith.networks.x.XCheck;
import org.kith.networks.x.XKeeper;
import org.kith.networks.x.XTokens;

/// Every network whose tokens can be checked.
final class Checks {

  /// What a check is made with.
  ///
  /// @param server where to ask, null for the network's usual place
  /// @param appSecret of the app the token was given to, null if none
  record With(Secret token, @Nullable URI server, @Nullable Secret appSecret) {}

  /// Makes the check of one network.
  private interface Maker {
    TokenCheck make(With with) throws IOException;
  }

  private static final URI BLUESKY = URI.create("https://bsky.social");

  private final Map<String, Maker> makers = new TreeMap<>();

  Checks(HttpGateway http, InstantSource clock) {
    // One line a network.
    makers.put("bluesky", with -> new BlueskyCheck(session(http, with)));
    makers.put("facebook", with -> new FacebookCheck(graph(http, clock, with), access(with)));
    makers.put("instagram", with -> new InstagramCheck(graph(http, clock, with), access(with)));
    makers.put("mastodon", with -> new MastodonCheck(mastodon(http, clock, with)));
    makers.put("x", with -> new XCheck(x(http, clock, with)));
  }

  /// @throws IOException if there is no such network, or something is missing; says which
  TokenCheck of(String network, With with) throws IOException {
    var maker = makers.get(network);
    if (maker == null) {
      throw new IOException(
          "Kith checks no tokens of '%.40s'; it does of %s."
              .formatted(network, String.join(", ", makers.keySet())));
    }
    return maker.make(with);
  }

  private static GraphAccess access(With with) {
    return new GraphAccess(with.token(), with.appSecret());
  }

  private static Graph graph(HttpGateway http, InstantSource clock, With with) {
    var server = with.server();
    return new Graph(http, server == null ? Graph.API : server, access(with), clock);
  }

  private static MastodonServer mastodon(HttpGateway http, InstantSource clock, With with)
      throws IOException {
    var server = with.server();
    if (server == null) {
      throw new IOException(
          "A token of Mastodon is one server's: name it with --server https://….");
    }
    return new MastodonServer(http, clock, new MastodonAccess(server, with.token(), Set.of()));
  }

  private static XApi x(HttpGateway http, InstantSource clock, With with) {
    var server = with.server();
    return new XApi(http, server == null ? X.API : server, fixed(with.token()), null, clock);
  }

  /// Asks with the access token of a session that an app password began; it is not renewed.
  private static Session session(HttpGateway http, With with) {
    var server = with.server() == null ? BLUESKY : with.server();
    return new Session() {
      @Override
      public String did() {
        return "";
      }

      @Override
      public URI server() {
        return server;
      }

      @Override
      public Set<String> scopes() {
        return Set.of("app password");
      }

      @Override
      public Answer ask(Request request) throws IOException, InterruptedException {
        return http.ask(request.with("Authorization", "Bearer " + with.token().value()));
      }
    };
  }

  /// A token that is not renewed: a check changes nothing.
  private static XKeeper fixed(Secret token) {
    return new XKeeper() {
      @Override
      public XTokens tokens() {
        return XTokens.of(token);
      }

      @Override
      public void keep(XTokens next) throws IOException {
        throw new IOException("A check renews no tokens.");
      }
    };
  }
}
