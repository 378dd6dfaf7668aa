package org.kith.connect;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Abilities;
import org.kith.networks.GoneReader;
import org.kith.networks.InsightReader;
import org.kith.networks.Network;
import org.kith.networks.PostReader;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.instagram.Instagram;
import org.kith.networks.instagram.InstagramAccess;
import org.kith.networks.instagram.InstagramCheck;
import org.kith.networks.instagram.InstagramHashtags;
import org.kith.networks.instagram.InstagramLogin;
import org.kith.networks.instagram.InstagramPosts;
import org.kith.networks.instagram.InstagramPublisher;
import org.kith.networks.instagram.InstagramReader;
import org.kith.networks.instagram.InstagramTags;
import org.kith.networks.instagram.InstagramWording;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Professional accounts on Instagram, each reached through the Facebook page it belongs to.
@Component
@ConditionalOnProperty("kith.network.meta.app")
class InstagramConnector implements Connector, TellsInsights, TellsConversations, LooksAtHashtags {

  private static final String PARTED = "\n"; // its handle stands before its token

  private final MetaApp meta;
  private final ShownPictures pictures;
  private final Clock clock;

  InstagramConnector(MetaApp meta, ShownPictures pictures, Clock clock) {
    this.meta = meta;
    this.pictures = pictures;
    this.clock = clock;
  }

  @Override
  public Network network() {
    return Network.INSTAGRAM;
  }

  @Override
  public String words() {
    return "Instagram";
  }

  @Override
  public Abilities abilities() {
    return Instagram.ABILITIES;
  }

  @Override
  public List<Field> asks() {
    return List.of();
  }

  @Override
  public Step begin(Map<String, String> typed, Return back) {
    var page =
        new InstagramLogin(meta.login()).dialog(GraphLogin.DIALOG, back.address(), back.state());
    return new Step.GoTo(page, back.state(), new Secret(back.state()));
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException {
    var accounts =
        new InstagramLogin(meta.login()).accounts(answer.getOrDefault("code", ""), back.address());
    if (accounts.isEmpty()) {
      return new Step.Refused(
          "None of the pages you allowed has a professional Instagram account. Make it one in"
              + " Instagram, and connect it to a page.");
    }
    return new Step.Granted(
        accounts.stream()
            .map(one ->
                new Grant(
                    one.account(),
                    meta.api(),
                    Instagram.scopes(),
                    null,
                    new Secret(
                        one.access().handle() + PARTED + one.access().access().token().value())))
            .toList());
  }

  @Override
  public Standing check(Grip grip) throws IOException, InterruptedException {
    var access = access(grip);
    return new InstagramCheck(meta.graph(withToken(grip)), access.access()).check();
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new InstagramPublisher(
        meta.graph(withToken(grip)), access(grip), pictures, clock, Thread::sleep);
  }

  @Override
  public Wording wording() {
    return new InstagramWording(pictures.obstacle());
  }

  @Override
  public InsightReader insights(Grip grip) {
    return new InstagramPosts(meta.graph(withToken(grip)), access(grip), clock).insights();
  }

  @Override
  public PostReader conversations(Grip grip) {
    return new InstagramPosts(meta.graph(withToken(grip)), access(grip), clock);
  }

  @Override
  public InstagramHashtags.Look look(Grip grip, String hashtag)
      throws IOException, InterruptedException {
    return new InstagramHashtags(meta.graph(withToken(grip)), access(grip), clock)
        .look(hashtag, InstagramHashtags.Which.RECENT);
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.of(
        new InstagramEars(
            (grip, hears) ->
                new InstagramReader(meta.graph(withToken(grip)), access(grip), hears, clock),
            this::gone));
  }

  private GoneReader gone(Grip grip, InstagramReader.Hears hears) {
    var graph = meta.graph(withToken(grip));
    return hears == InstagramReader.Hears.COMMENTS
        ? new InstagramPosts(graph, access(grip), clock).goneComments()
        : new InstagramTags(graph, access(grip));
  }

  @Override
  public void revoke(Grip grip) throws IOException {
    throw new IOException("Instagram takes a permission back only from the account's owner.");
  }

  private InstagramAccess access(Grip grip) {
    var handle = grip.secret().value().split(PARTED, 2)[0];
    return new InstagramAccess(grip.accountKey(), handle, meta.access(withToken(grip)));
  }

  private static Grip withToken(Grip grip) {
    var token = new Secret(grip.secret().value().split(PARTED, 2)[1]);
    return new Grip(grip.server(), grip.accountKey(), token, grip.keep());
  }
}
