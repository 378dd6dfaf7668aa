package org.kith.connect;

import java.net.URI;
import java.time.Clock;
import org.kith.networks.Secret;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.http.HttpGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// The app that the administrator registered with Meta, for Facebook and Instagram.
@Component
@ConditionalOnProperty("kith.network.meta.app")
class MetaApp {

  private final ObjectProvider<HttpGateway> http;
  private final GraphLogin.App app;
  private final URI api;
  private final Clock clock;

  MetaApp(
      ObjectProvider<HttpGateway> http,
      @Value("${kith.network.meta.app}") String id,
      @Value("${kith.network.meta.secret}") String secret,
      @Value("${kith.network.meta.api:https://graph.facebook.com/v27.0}") URI api,
      Clock clock) {
    this.http = http;
    this.app = new GraphLogin.App(id, new Secret(secret));
    this.api = api;
    this.clock = clock;
  }

  URI api() {
    return api;
  }

  GraphLogin login() {
    return new GraphLogin(http.getObject(), api, app, clock);
  }

  /// Asks with the token of a connected account, signed by the app.
  Graph graph(Connector.Grip grip) {
    return new Graph(http.getObject(), api, access(grip), clock);
  }

  GraphAccess access(Connector.Grip grip) {
    return new GraphAccess(grip.secret(), app.secret());
  }
}
