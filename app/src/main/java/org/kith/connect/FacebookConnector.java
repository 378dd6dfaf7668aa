package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kith.networks.Abilities;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.facebook.Facebook;
import org.kith.networks.facebook.FacebookCheck;
import org.kith.networks.facebook.FacebookLogin;
import org.kith.networks.facebook.FacebookPublisher;
import org.kith.networks.facebook.PageAccess;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.http.HttpGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Facebook pages, by an app that the administrator registered with Meta.
@Component
@ConditionalOnProperty("kith.network.facebook.app")
class FacebookConnector implements Connector {

  private final ObjectProvider<HttpGateway> http;
  private final FacebookLogin.App app;
  private final URI api;
  private final URI dialog;
  private final Clock clock;

  FacebookConnector(
      ObjectProvider<HttpGateway> http,
      @Value("${kith.network.facebook.app}") String id,
      @Value("${kith.network.facebook.secret}") String secret,
      @Value("${kith.network.facebook.api:https://graph.facebook.com/v27.0}") URI api,
      Clock clock) {
    this.http = http;
    this.app = new FacebookLogin.App(id, new Secret(secret));
    this.api = api;
    this.dialog = FacebookLogin.DIALOG;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.FACEBOOK;
  }

  @Override
  public String words() {
    return "Facebook page";
  }

  @Override
  public Abilities abilities() {
    return Facebook.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of();
  }

  @Override
  public Step begin(Map<String, String> typed, Return back) {
    var page = login().dialog(dialog, back.address(), back.state());
    return new Step.GoTo(page, new Secret(back.state()));
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var pages = login().pages(answer.getOrDefault("code", ""), back.address());
    return new Step.Granted(
        pages.stream()
            .map(page ->
                new Grant(
                    page.account(), api, Facebook.scopes(), null, page.page().access().token()))
            .toList());
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    return new FacebookCheck(graph(grip), grip.secret()).check();
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new FacebookPublisher(
        graph(grip), new PageAccess(grip.accountKey(), access(grip)), clock);
  }

  /// A page's token cannot be given back by itself: the person takes the app away at Facebook.
  @Override
  public void revoke(Grip grip) throws IOException {
    throw new IOException("Facebook takes permissions back only from people.");
  }

  private FacebookLogin login() {
    return new FacebookLogin(http.getObject(), api, app, clock);
  }

  private Graph graph(Grip grip) {
    return new Graph(http.getObject(), api, access(grip), clock);
  }

  private GraphAccess access(Grip grip) {
    return new GraphAccess(grip.secret(), app.secret());
  }
}
