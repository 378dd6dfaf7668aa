package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.Abilities;
import org.kith.networks.Account;
import org.kith.networks.DisconnectedException;
import org.kith.networks.InsightReader;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.bluesky.AppPasswordSession;
import org.kith.networks.bluesky.AppPasswords;
import org.kith.networks.bluesky.Bluesky;
import org.kith.networks.bluesky.BlueskyBlocks;
import org.kith.networks.bluesky.BlueskyInsights;
import org.kith.networks.bluesky.BlueskyPublisher;
import org.kith.networks.bluesky.BlueskyWording;
import org.kith.networks.bluesky.Handles;
import org.kith.networks.bluesky.Identities;
import org.kith.networks.bluesky.Identity;
import org.kith.networks.bluesky.OwnHandles;
import org.kith.networks.bluesky.Session;
import org.kith.networks.bluesky.SessionKeeper;
import org.kith.networks.bluesky.oauth.BlueskyOAuth;
import org.kith.networks.bluesky.oauth.OAuthClient;
import org.kith.networks.bluesky.oauth.OAuthSession;
import org.kith.networks.http.Answer;
import org.kith.networks.http.DnsTexts;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Bluesky and the AT Protocol: by OAuth, or by an app password where a server has none.
@Component
public class BlueskyConnector implements Connector, TellsBlocks, TellsInsights, TellsKeys {

  /// Where the document about this Kith stands, below its address.
  public static final String DOCUMENT = "/connect/bluesky.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BY_PASSWORD = "app password";

  private final ObjectProvider<HttpGateway> http;
  private final URI plc;
  private final String resolver;
  private final ClientKey key;
  private final Clock clock;

  BlueskyConnector(
      ObjectProvider<HttpGateway> http,
      @Value("${kith.network.bluesky.plc:https://plc.directory}") URI plc,
      @Value("${kith.network.bluesky.resolver:}") String resolver,
      @Value("${kith.keys}") Path keys,
      Clock clock) {
    this.http = http;
    this.plc = plc;
    this.resolver = resolver;
    this.key = new ClientKey(keys.resolve("bluesky.json"));
    this.clock = clock;
  }

  /// What a session needs beside its tokens.
  ///
  /// @param way by which it was connected: the address people come back to, or [#BY_PASSWORD]
  record Kept(String way, String session) {
    static Kept of(Secret secret) {
      return JSON.readValue(secret.value(), Kept.class);
    }

    Secret sealed() {
      return new Secret(JSON.writeValueAsString(this));
    }
  }

  @Override
  public Network network() {
    return Network.BLUESKY;
  }

  @Override
  public String words() {
    return "Bluesky";
  }

  @Override
  public Abilities abilities() {
    return Bluesky.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of(
        new Field(
            "handle",
            "Your handle",
            "As others see it, without the @.",
            "you.bsky.social",
            Field.Kind.TEXT),
        new Field(
            "password",
            "App password",
            "Only if your server cannot ask you itself. Never your own password.",
            "abcd-efgh-ijkl-mnop",
            Field.Kind.SECRET_OR_NOTHING));
  }

  @Override
  public Step begin(Map<String, String> typed, Return back)
      throws IOException, InterruptedException {
    var handle = typed.getOrDefault("handle", "");
    var password = typed.getOrDefault("password", "");
    if (!password.isBlank()) {
      return byPassword(handle, new Secret(password));
    }
    var oauth = new BlueskyOAuth(tools(back.address()), identities());
    return switch (oauth.begin(handle)) {
      case BlueskyOAuth.Begun.Go(var browser, var pending) ->
          new Step.GoTo(browser, pending.state(), new Secret(JSON.writeValueAsString(pending)));
      case BlueskyOAuth.Begun.Refused(var why) -> new Step.Refused(why);
      case BlueskyOAuth.Begun.SlowDown(_, var why) -> new Step.Refused(why);
    };
  }

  private Step byPassword(String handle, Secret password) throws IOException, InterruptedException {
    return switch (new AppPasswords(http.getObject(), identities(), clock)
        .login(handle, password)) {
      case AppPasswords.Login.Connected(var identity, var session) ->
          granted(identity, List.of(BY_PASSWORD), new Kept(BY_PASSWORD, session.value()));
      case AppPasswords.Login.Refused(var why) -> new Step.Refused(why);
      case AppPasswords.Login.SlowDown(_, var why) -> new Step.Refused(why);
    };
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var pending = JSON.readValue(kept.value(), BlueskyOAuth.Pending.class);
    var tools = tools(back.address());
    return switch (new BlueskyOAuth(tools, identities()).finish(pending, answer)) {
      case BlueskyOAuth.Finished.Connected(var identity, var session) ->
          granted(
              identity,
              OAuthSession.restore(tools, session, _ -> {}).scopes().stream().sorted().toList(),
              new Kept(back.address().toString(), session.value()));
      case BlueskyOAuth.Finished.Refused(var why) -> new Step.Refused(why);
    };
  }

  private static Step granted(Identity identity, List<String> scopes, Kept kept) {
    var account =
        new Account(Network.BLUESKY, identity.did(), identity.handle(), identity.handle());
    return new Step.Granted(
        List.of(new Grant(account, identity.server(), scopes, null, kept.sealed())));
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    var kept = Kept.of(grip.secret());
    var url = URI.create(grip.server().resolve("/xrpc/com.atproto.server.getSession").toString());
    var answer = session(grip).ask(Request.api("GET", url, null));
    switch (answer) {
      case Answer.Fetched _ -> {}
      case Answer.SlowDown(_, var why) -> throw new IOException(why);
      case Answer.Failed failed when failed.status() == 401 ->
          throw new DisconnectedException(
              "%s no longer knows this Kith.".formatted(grip.server().getHost()));
      case Answer.Failed failed -> throw new IOException(failed.message());
      case Answer.Refused(_, var why) -> throw new IOException(why);
      case Answer.Gone _, Answer.NotModified _ ->
          throw new IOException(grip.server().getHost() + " did not answer for the account.");
    }
    boolean byPassword = kept.way().equals(BY_PASSWORD);
    var finding =
        byPassword
            ? new Standing.Finding(
                Standing.Finding.Kind.NOTE,
                "Connected by an app password, which may do nearly everything. Connect it anew"
                    + " without one where its server allows that.")
            : new Standing.Finding(
                Standing.Finding.Kind.CAN,
                "Kith reads who mentions you and who blocked you, and publishes, changes and takes"
                    + " back posts; nothing else.");
    return new Standing(
        Network.BLUESKY,
        null,
        byPassword
            ? Set.of(BY_PASSWORD)
            : OAuthSession.restore(
                    tools(URI.create(kept.way())), new Secret(kept.session()), _ -> {})
                .scopes(),
        null,
        List.of(finding));
  }

  @Override
  public Optional<String> keyOf(URI server, String accountKey, URI address) {
    return Bluesky.postAt(accountKey, address);
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new BlueskyPublisher(http.getObject(), session(grip), clock);
  }

  @Override
  public Wording wording() {
    return new BlueskyWording();
  }

  @Override
  public InsightReader insights(Grip grip) {
    return new BlueskyInsights(session(grip));
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.of(new BlueskyEars(this::session));
  }

  @Override
  public boolean blocksUs(Grip grip, String accountKey) throws IOException, InterruptedException {
    return new BlueskyBlocks(session(grip)).blocksUs(accountKey);
  }

  @Override
  public void revoke(Grip grip) throws IOException, InterruptedException {
    switch (session(grip)) {
      case AppPasswordSession session -> session.end();
      case OAuthSession session -> session.end();
      default -> throw new IllegalStateException("a session of no known kind");
    }
  }

  private Session session(Grip grip) {
    var kept = Kept.of(grip.secret());
    var session = new Secret(kept.session());
    SessionKeeper keeper = next -> grip.keep().accept(new Kept(kept.way(), next.value()).sealed());
    return kept.way().equals(BY_PASSWORD)
        ? AppPasswordSession.restore(http.getObject(), session, keeper)
        : OAuthSession.restore(tools(URI.create(kept.way())), session, keeper);
  }

  private Identities identities() {
    Handles handles =
        resolver.isBlank()
            ? new OwnHandles(http.getObject(), new DnsTexts())
            : OwnHandles.of(http.getObject(), URI.create(resolver));
    return new Identities(http.getObject(), plc, handles);
  }

  private OAuthSession.Tools tools(URI back) {
    return new OAuthSession.Tools(http.getObject(), client(back), clock, RANDOM);
  }

  private OAuthClient client(URI back) {
    return "https".equals(back.getScheme())
        ? OAuthClient.at(back.resolve(DOCUMENT), back, "Kith", key.get())
        : OAuthClient.onLoopback(back);
  }

  /// The document about this Kith that servers read before they ask a person.
  ///
  /// @param back the address people come back to, https
  public String document(URI back) {
    return client(back).metadata();
  }
}
