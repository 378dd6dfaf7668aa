package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Abilities;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import org.kith.networks.wordpress.WordPress;
import org.kith.networks.wordpress.WordPressCheck;
import org.kith.networks.wordpress.WordPressPublisher;
import org.kith.networks.wordpress.WordPressSite;
import org.kith.networks.wordpress.WordPressSites;
import org.kith.networks.wordpress.WordPressWording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// A site of ours that runs WordPress, by an application password.
@Component
class WordPressConnector implements Connector {

  private static final String PARTED = "\n"; // the user stands before the password

  private final ObjectProvider<HttpGateway> http;
  private final Clock clock;

  WordPressConnector(ObjectProvider<HttpGateway> http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.BLOG;
  }

  @Override
  public String words() {
    return "WordPress site";
  }

  @Override
  public Abilities abilities() {
    return WordPress.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of(
        new Field("site", "Address of the site", "Any page of it.", "https://", Field.Kind.TEXT),
        new Field("user", "User name", "With which you log in there.", "", Field.Kind.TEXT),
        new Field(
            "password",
            "Application password",
            "Made there under Users, Profile. Never the one you log in with.",
            "abcd EFGH 1234 ijkl MNOP 6789",
            Field.Kind.SECRET));
  }

  @Override
  public Step begin(Map<String, String> typed, Return back)
      throws IOException, InterruptedException {
    var address = typed.getOrDefault("site", "").strip();
    var home = WebAddress.parse(address.contains("://") ? address : "https://" + address);
    if (home.isEmpty()) {
      return new Step.Refused("“%.200s” is no web address.".formatted(address));
    }
    return switch (new WordPressSites(http.getObject()).find(home.get())) {
      case WordPressSites.Found.Unusable(var why) -> new Step.Refused(why);
      case WordPressSites.Found.SlowDown(_, var why) -> new Step.Refused(why);
      case WordPressSites.Found.Api(var api, _) ->
          let(api, typed.getOrDefault("user", "").strip(), typed.getOrDefault("password", ""));
    };
  }

  private Step let(URI api, String user, String password) throws IOException, InterruptedException {
    var site = new WordPressSite(api, user, new Secret(password));
    var standing = new WordPressCheck(http.getObject(), site).check();
    return standing.isConnected() && standing.account() != null
        ? new Step.Granted(
            List.of(
                new Grant(
                    standing.account(),
                    api,
                    standing.scopes().stream().sorted().toList(),
                    standing.until(),
                    new Secret(user + PARTED + password))))
        : new Step.Refused(standing.findings().getFirst().words());
  }

  /// Nobody is ever sent away to be sent back.
  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back) {
    return new Step.Refused("A WordPress site is connected by an application password.");
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    return new WordPressCheck(http.getObject(), site(grip)).check();
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new WordPressPublisher(http.getObject(), site(grip), clock);
  }

  @Override
  public Wording wording() {
    return new WordPressWording();
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.empty();
  }

  @Override
  public void revoke(Grip grip) throws IOException {
    throw new IOException(
        "An application password is taken back on the site, under Users, Profile.");
  }

  private static WordPressSite site(Grip grip) {
    var parts = grip.secret().value().split(PARTED, 2);
    return new WordPressSite(grip.server(), parts[0], new Secret(parts[1]));
  }
}
