package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.Abilities;
import org.kith.networks.InsightReader;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.Mastodon;
import org.kith.networks.mastodon.MastodonAccess;
import org.kith.networks.mastodon.MastodonAccounts;
import org.kith.networks.mastodon.MastodonCheck;
import org.kith.networks.mastodon.MastodonInsights;
import org.kith.networks.mastodon.MastodonLogin;
import org.kith.networks.mastodon.MastodonPosts;
import org.kith.networks.mastodon.MastodonPublisher;
import org.kith.networks.mastodon.MastodonServer;
import org.kith.networks.mastodon.MastodonWording;
import org.kith.networks.mastodon.Relationship;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Accounts on Mastodon and servers that speak its API. Kith registers itself on a server each time
/// somebody connects an account there.
@Component
class MastodonConnector
    implements Connector, TellsBlocks, TellsInsights, TellsWording, TellsConversations, TellsKeys {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ObjectProvider<HttpGateway> http;
  private final PublishingAttempts attempts;
  private final PostNumbers numbers;
  private final Clock clock;

  MastodonConnector(
      ObjectProvider<HttpGateway> http,
      PublishingAttempts attempts,
      PostNumbers numbers,
      Clock clock) {
    this.http = http;
    this.attempts = attempts;
    this.numbers = numbers;
    this.clock = clock;
  }

  /// What is remembered while a person is at their server.
  record Pending(MastodonLogin.App app, MastodonLogin.Pkce pkce) {}

  /// What it takes to speak with an account, and to give that back.
  record Kept(MastodonLogin.App app, Secret token, Set<String> scopes) {
    static Kept of(Grip grip) {
      return JSON.readValue(grip.secret().value(), Kept.class);
    }

    MastodonAccess access() {
      return new MastodonAccess(app.server(), token, scopes);
    }
  }

  @Override
  public Network network() {
    return Network.MASTODON;
  }

  @Override
  public String words() {
    return "Mastodon and the fediverse";
  }

  @Override
  public Abilities abilities() {
    return Mastodon.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of(
        new Field(
            "server",
            "Your server, or your whole handle",
            "Where you log in.",
            "mastodon.example",
            Field.Kind.TEXT));
  }

  @Override
  public Step begin(Map<String, String> typed, Return back)
      throws IOException, InterruptedException {
    var said = typed.getOrDefault("server", "").strip();
    var host = said.contains("://") ? said : said.replaceFirst("^.*@", "");
    var server = WebAddress.parse(host.contains("://") ? host : "https://" + host);
    if (server.isEmpty()) {
      return new Step.Refused("“%.200s” names no server.".formatted(said));
    }
    var app = login().register(server.get(), "Kith", back.address(), back.address().resolve("/"));
    var pkce = MastodonLogin.Pkce.make(RANDOM);
    return new Step.GoTo(
        login().authorize(app, back.state(), pkce),
        back.state(),
        new Secret(JSON.writeValueAsString(new Pending(app, pkce))));
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var pending = JSON.readValue(kept.value(), Pending.class);
    var access = login().access(pending.app(), answer.getOrDefault("code", ""), pending.pkce());
    var standing = new MastodonCheck(server(access)).check();
    var token = access.token();
    if (standing.account() == null || token == null) {
      return new Step.Refused(standing.findings().getFirst().words());
    }
    var secret = JSON.writeValueAsString(new Kept(pending.app(), token, access.scopes()));
    return new Step.Granted(
        List.of(
            new Grant(
                standing.account(),
                access.server(),
                access.scopes().stream().sorted().toList(),
                null,
                new Secret(secret))));
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    return new MastodonCheck(server(Kept.of(grip).access())).check();
  }

  @Override
  public Optional<String> keyOf(URI server, String accountKey, URI address) {
    var post = Mastodon.postAt(accountKey, address);
    post.ifPresent(found -> numbers.at(server).remember(Map.of(found.number(), found.id())));
    return post.map(Mastodon.Numbered::id);
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new MastodonPublisher(
        server(Kept.of(grip).access()), numbers.at(grip.server()), attempts.here());
  }

  @Override
  public Wording wording() {
    return MastodonWording.USUAL;
  }

  @Override
  public Wording wording(Grip grip) throws IOException, InterruptedException {
    return MastodonWording.of(server(Kept.of(grip).access()));
  }

  @Override
  public InsightReader insights(Grip grip) {
    return new MastodonInsights(server(Kept.of(grip).access()), numbers.at(grip.server()));
  }

  @Override
  public PostReader conversations(Grip grip) {
    return new MastodonPosts(server(Kept.of(grip).access()), numbers.at(grip.server()));
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.of(new MastodonEars(grip -> server(Kept.of(grip).access()), numbers));
  }

  @Override
  public void revoke(Grip grip) throws IOException, InterruptedException {
    var kept = Kept.of(grip);
    login().revoke(kept.app(), kept.access());
  }

  @Override
  public boolean blocksUs(Grip grip, String accountKey) throws IOException, InterruptedException {
    return new MastodonAccounts(server(Kept.of(grip).access()))
        .relationship(accountKey)
        .filter(Relationship::blocksUs)
        .isPresent();
  }

  private MastodonLogin login() {
    return new MastodonLogin(http.getObject(), clock);
  }

  private MastodonServer server(MastodonAccess access) {
    return new MastodonServer(http.getObject(), clock, access);
  }
}
