package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Abilities;
import org.kith.networks.Account;
import org.kith.networks.InsightReader;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.x.X;
import org.kith.networks.x.XApi;
import org.kith.networks.x.XCheck;
import org.kith.networks.x.XKeeper;
import org.kith.networks.x.XLogin;
import org.kith.networks.x.XPosts;
import org.kith.networks.x.XPublisher;
import org.kith.networks.x.XTokens;
import org.kith.networks.x.XWording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Accounts on X, by an app that the administrator registered there.
@Component
@ConditionalOnProperty("kith.network.x.app")
class XConnector implements Connector, TellsInsights, TellsKeys {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PARTED = "\n";

  private final ObjectProvider<HttpGateway> http;
  private final XLogin.App app;
  private final URI api;
  private final Clock clock;

  XConnector(
      ObjectProvider<HttpGateway> http,
      @Value("${kith.network.x.app}") String id,
      @Value("${kith.network.x.secret:}") String secret,
      @Value("${kith.network.x.api:https://api.x.com/2}") URI api,
      Clock clock) {
    this.http = http;
    this.app = new XLogin.App(id, secret.isBlank() ? null : new Secret(secret));
    this.api = api;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.X;
  }

  @Override
  public String words() {
    return "X";
  }

  @Override
  public Abilities abilities() {
    return X.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of();
  }

  @Override
  public Step begin(Map<String, String> typed, Return back) {
    var bytes = new byte[48];
    RANDOM.nextBytes(bytes);
    var verifier = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    var page = login().dialog(XLogin.DIALOG, back.address(), back.state(), verifier);
    return new Step.GoTo(page, back.state(), verifier);
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var tokens = login().tokens(answer.getOrDefault("code", ""), back.address(), kept);
    var standing = new XCheck(api(new Keeper(tokens, _ -> {}))).check();
    if (standing.account() == null) {
      return new Step.Refused(standing.findings().getFirst().words());
    }
    return new Step.Granted(
        List.of(new Grant(standing.account(), api, X.scopes(), null, sealed(tokens))));
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    return new XCheck(api(keeper(grip))).check();
  }

  @Override
  public Optional<String> keyOf(URI server, String accountKey, URI address) {
    return X.postAt(address);
  }

  @Override
  public Publisher publisher(Grip grip) {
    var account = new Account(Network.X, grip.accountKey(), grip.accountKey(), "");
    return new XPublisher(api(keeper(grip)), account, clock);
  }

  @Override
  public Wording wording() {
    return new XWording();
  }

  @Override
  public InsightReader insights(Grip grip) {
    return new XPosts(api(keeper(grip)), clock).insights();
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.of(new XEars(grip -> api(keeper(grip)), clock));
  }

  @Override
  public void revoke(Grip grip) throws IOException {
    throw new IOException("X is asked for this by the account's owner, under Connected apps.");
  }

  private XLogin login() {
    return new XLogin(http.getObject(), api, app, clock);
  }

  private XApi api(XKeeper keeper) {
    return new XApi(http.getObject(), api, keeper, login(), clock);
  }

  private static Keeper keeper(Grip grip) {
    return new Keeper(tokens(grip.secret()), next -> grip.keep().accept(sealed(next)));
  }

  private static Secret sealed(XTokens tokens) {
    var refresh = tokens.refresh() == null ? "" : tokens.refresh().value();
    return new Secret(
        String.join(PARTED, tokens.until().toString(), tokens.access().value(), refresh));
  }

  private static XTokens tokens(Secret sealed) {
    var parts = sealed.value().split(PARTED, 3);
    return new XTokens(
        new Secret(parts[1]),
        parts[2].isEmpty() ? null : new Secret(parts[2]),
        Instant.parse(parts[0]));
  }

  /// The tokens of one account while it is asked.
  private static final class Keeper implements XKeeper {
    private final java.util.function.Consumer<XTokens> keep;
    private volatile XTokens tokens;

    Keeper(XTokens tokens, java.util.function.Consumer<XTokens> keep) {
      this.tokens = tokens;
      this.keep = keep;
    }

    @Override
    public XTokens tokens() {
      return tokens;
    }

    @Override
    public void keep(XTokens next) {
      keep.accept(next);
      tokens = next;
    }
  }
}
