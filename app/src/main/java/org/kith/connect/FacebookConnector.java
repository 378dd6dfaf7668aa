package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Abilities;
import org.kith.networks.InsightReader;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.facebook.Facebook;
import org.kith.networks.facebook.FacebookCheck;
import org.kith.networks.facebook.FacebookLogin;
import org.kith.networks.facebook.FacebookPosts;
import org.kith.networks.facebook.FacebookPublisher;
import org.kith.networks.facebook.FacebookWording;
import org.kith.networks.facebook.PageAccess;
import org.kith.networks.graph.GraphLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Facebook pages.
@Component
@ConditionalOnProperty("kith.network.meta.app")
class FacebookConnector implements Connector, TellsInsights, TellsConversations, TellsKeys {

  private final MetaApp meta;
  private final Clock clock;

  FacebookConnector(MetaApp meta, Clock clock) {
    this.meta = meta;
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
    var page =
        new FacebookLogin(meta.login()).dialog(GraphLogin.DIALOG, back.address(), back.state());
    return new Step.GoTo(page, back.state(), new Secret(back.state()));
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var pages =
        new FacebookLogin(meta.login()).pages(answer.getOrDefault("code", ""), back.address());
    return new Step.Granted(
        pages.stream()
            .map(page ->
                new Grant(
                    page.account(),
                    meta.api(),
                    Facebook.scopes(),
                    null,
                    page.page().access().token()))
            .toList());
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    return new FacebookCheck(meta.graph(grip), meta.access(grip)).check();
  }

  @Override
  public Optional<String> keyOf(URI server, String accountKey, URI address) {
    return Facebook.postAt(accountKey, address);
  }

  @Override
  public Publisher publisher(Grip grip) {
    var page = new PageAccess(grip.accountKey(), meta.access(grip));
    return new FacebookPublisher(meta.graph(grip), page, clock);
  }

  @Override
  public Wording wording() {
    return new FacebookWording();
  }

  @Override
  public InsightReader insights(Grip grip) {
    return new FacebookPosts(
            meta.graph(grip), new PageAccess(grip.accountKey(), meta.access(grip)), clock)
        .insights();
  }

  @Override
  public PostReader conversations(Grip grip) {
    return new FacebookPosts(
        meta.graph(grip), new PageAccess(grip.accountKey(), meta.access(grip)), clock);
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.of(new FacebookEars(meta, clock));
  }

  @Override
  public void revoke(Grip grip) throws IOException {
    throw new IOException("Facebook takes a page's permission back only from its owner.");
  }
}
