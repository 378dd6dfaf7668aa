package org.kith.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.AskState;
import org.kith.activate.CampaignWorld;
import org.kith.activate.Conversions;
import org.kith.activate.TrackedLinks;
import org.kith.connect.Connecting;
import org.kith.connect.PaperConnector;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.jobs.ClockPutBack;
import org.kith.jobs.Jobs;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.networks.Network;
import org.kith.networks.Secret;
import org.kith.people.Channel;
import org.kith.publish.Drafts;
import org.kith.publish.Publishing;
import org.kith.publish.Releases;
import org.kith.publish.Target;
import org.kith.publish.Typed;
import org.kith.publish.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HooksTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private HookWorld world;

  @BeforeEach
  void begin() throws IOException {
    world = new HookWorld(kith);
  }

  @AfterEach
  void end() {
    world.close();
    kith.bean(PaperConnector.class).published.clear();
  }

  /// The example of the specification's own libraries.
  @Test
  void signsAsTheStandardSays() {
    assertThat(
            Signature.of(
                new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void r6_whatIsToldAgainWhileTheClockIsAheadDoesNotWaitForIt() {
    var ahead = kith.now().plus(Duration.ofDays(2));
    kith.now(ahead);
    world.person("Ana Ruiz");
    world.receiver.next(500);
    world.work();
    assertThat(world.latest().state()).isEqualTo(Delivery.State.WAITING);
    kith.asOwner(
        () -> kith.bean(HookTelling.class).on(new ClockPutBack(ahead, TestKith.MONDAY_MORNING)));
    kith.now(TestKith.MONDAY_MORNING.plus(Duration.ofMinutes(3)));
    world.work();
    assertThat(world.latest().state()).isEqualTo(Delivery.State.DELIVERED);
  }

  @Test
  void overWhateverKithStumblesAtOnePlaceTheOthersAreTold() {
    world.add(world.receiver.url() + "/second", HookKind.choices());
    world.in(() ->
        kith.bean(JdbcClient.class)
            .sql("update hook_endpoint set secret = decode('0011', 'hex') where id = :id")
            .param("id", world.hook.value())
            .update());
    try {
      world.person("Ana Ruiz");
      world.work();
      assertThat(world.receiver.got()).hasSize(1);
      assertThat(world.latest().state()).isEqualTo(Delivery.State.WAITING);
      world.work();
      assertThat(world.receiver.got()).hasSize(1);
    } finally {
      // Its secret opens for nobody, and keys are changed for all organisations of this Kith.
      kith.asOwner(() -> world.hooks().remove(world.hook));
    }
  }

  @Test
  void whatHappensIsToldOnceAndSigned() {
    var ana = world.person("Ana Ruiz");
    kith.asOwner(() -> {
      kith.bean(Relationships.class).begin(ana);
      kith.bean(Relationships.class).move(ana, Stage.IN_TOUCH);
    });
    world.work();
    world.work();
    assertThat(world.receiver.got())
        .extracting(Receiver.Got::type)
        .containsExactly("person.added", "person.stage_changed");
    var told = world.receiver.last();
    assertThat(told.json().path("data").toString())
        .isEqualTo(
            "{\"person\":%d,\"from\":\"NOTICED\",\"to\":\"IN_TOUCH\"}".formatted(ana.value()));
    assertThat(told.id())
        .matches("msg_[a-z2-7]{26}")
        .isNotEqualTo(world.receiver.got().getFirst().id());
    assertThat(Instant.ofEpochSecond(Long.parseLong(told.second()))).isEqualTo(kith.now());
    assertThat(told.madeBy(world.secret)).isEqualTo(1);
    assertThat(told.madeBy("whsec_" + "AAAA".repeat(8))).isZero();
    var forged =
        new Receiver.Got(
            told.path(), told.id(), told.second(), told.signature(), told.body() + " ");
    assertThat(forged.madeBy(world.secret)).isZero();
    assertThat(world.receiver.got().toString()).doesNotContain("Ana", "private");
    assertThat(world.latest().state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(world.place().workedAt()).isEqualTo(kith.now());
  }

  /// A mention, an answer, a share, a post that went out and one that did not.
  @Test
  void theEventsOfTheOtherModulesAreHeard() {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Soup", true, TypedTerms.read("soup").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      kith.bean(Archives.class)
          .add(source, List.of(world.post(1, 2), world.post(2, 24 * 30), world.post(3, 3)));
    });
    var town = new CampaignWorld(kith).onTheWeb();
    var campaign = town.running();
    var bo = town.friend("Bo");
    kith.asOwner(() -> {
      town.asks().ask(campaign, bo, Channel.EMAIL);
      town.asks().move(campaign, bo, AskState.SAID_YES);
      town.asks().move(campaign, bo, AskState.SPOKE);
      town.asks().move(campaign, bo, AskState.THANKED);
    });
    publish("Soup at noon.");
    world.work();

    assertThat(told("mention.heard"))
        .hasSize(2)
        .allMatch(data -> data.contains("\"topics\":[\"Soup\"]"));
    assertThat(told("mention.heard").getFirst())
        .contains("\"url\":\"https://ana.example/1\"", "\"network\":\"BLOG\"", "\"ofUs\":true")
        .doesNotContain("tastes");
    var who = "\"campaign\":%d,\"person\":%d".formatted(campaign.value(), bo.value());
    assertThat(told("campaign.answered")).containsExactly("{" + who + ",\"answer\":\"SAID_YES\"}");
    assertThat(told("campaign.shared")).containsExactly("{" + who + "}");
    assertThat(told("post.published")).hasSize(1);
    assertThat(told("post.published").getFirst())
        .contains("\"network\":\"X\"", "\"url\":\"https://paper.example");

    kith.bean(PaperConnector.class).losesAnswers = true;
    publish("Soup at one.");
    kith.bean(PaperConnector.class).losesAnswers = false;
    world.work();
    assertThat(told("post.failed")).hasSize(1);
    assertThat(told("post.failed").getFirst()).contains("\"state\":\"UNKNOWN\"", "It is not known");
    var link = kith.asOwner(() -> kith.bean(TrackedLinks.class).of(campaign)).getFirst();
    town.readLinksAnew();
    kith.asOwner(() -> kith.bean(Conversions.class).byServer(link.code(), "sign-up", "order-1"));
    kith.asOwner(() -> world.hooks().test(world.hook));
    world.person("Cy");
    kith.asOwner(() -> kith.bean(Relationships.class).move(bo, Stage.FRIEND));
    world.work();
    assertDocumented();
  }

  /// Each kind that there is stands in docs/webhooks.md, with the fields it is told with.
  private void assertDocumented() {
    var example = Pattern.compile("```json\n(\\{\"type\".*?)\n```");
    var documented = new TreeMap<String, List<String>>();
    example
        .matcher(text(Path.of("../docs/webhooks.md")))
        .results()
        .map(found -> JsonMapper.shared().readTree(found.group(1)))
        .forEach(body -> documented.put(body.path("type").asString(), fields(body)));
    var told = new TreeMap<String, List<String>>();
    world.receiver.got().forEach(got -> told.put(got.type(), fields(got.json())));
    assertThat(told).isEqualTo(documented).hasSameSizeAs(HookKind.values());
  }

  private static List<String> fields(JsonNode body) {
    var fields = new ArrayList<>(body.propertyNames());
    fields.addAll(body.path("data").propertyNames());
    return fields;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> told(String type) {
    return world.receiver.got().stream()
        .filter(got -> got.type().equals(type))
        .map(got -> got.json().path("data").toString())
        .toList();
  }

  private void publish(String text) {
    kith.asOwner(() -> {
      var result =
          kith.bean(Connecting.class)
              .begin(
                  Network.X,
                  Map.of("name", "ana", "password", "pass"),
                  URI.create("https://kith.example/settings/accounts/back"));
      var there = Target.of(((Connecting.Result.Connected) result).connections().getFirst());
      var accounts = List.of(new Typed.ForAccount(there, null, false));
      var id =
          kith.bean(Drafts.class)
              .begin(new Typed(new Words("", text, "", "en"), accounts, null), "p");
      kith.bean(Releases.class).publishNow(id);
      return kith.bean(Jobs.class).run(Publishing.NAME, "");
    });
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .executeWithoutResult(status -> {
              world.person("Ana");
              assertThat(world.hooks().waiting(world.hook)).isEqualTo(1);
              status.setRollbackOnly();
            }));
    assertThat(kith.asOwner(() -> world.hooks().waiting(world.hook))).isZero();
    world.work();
    assertThat(world.receiver.got()).isEmpty();
  }

  /// Cut off after the commit and before anybody is asked; and after the other side took it, before
  /// anybody here knew.
  @Test
  void r8_whatIsCutOffIsToldAgainUnderTheSameId() {
    world.person("Ana");
    var due = world.in(() -> store().due(world.hook, kith.now(), 10)).getFirst();
    var next = kith.now().plus(Duration.ofMinutes(1));
    assertThat(world.in(() -> store().begin(due.id(), kith.now(), next))).isTrue();
    world.work();
    assertThat(world.receiver.got()).as("it may be on its way").isEmpty();

    world.later(Duration.ofMinutes(2));
    world.receiver.next(Receiver.LOST);
    world.work();
    assertThat(world.latest().state()).isEqualTo(Delivery.State.WAITING);
    world.later(Duration.ofMinutes(5));
    world.work();
    assertThat(world.receiver.got())
        .hasSize(2)
        .extracting(Receiver.Got::id)
        .containsOnly(due.message());
    assertThat(world.receiver.got()).extracting(Receiver.Got::body).containsOnly(due.body());
    assertThat(world.receiver.got()).allMatch(got -> got.madeBy(world.secret) == 1);
    assertThat(world.receiver.got().getFirst().second())
        .isNotEqualTo(world.receiver.last().second());
    assertThat(world.latest().state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(world.latest().tries()).isEqualTo(3);
  }

  private DeliveryStore store() {
    return kith.bean(DeliveryStore.class);
  }

  @Test
  void aPlaceThatFailsIsTriedLessAndLessPausedAfterDaysAndSaid() {
    world.receiver.always(500);
    world.person("Ana");
    var begun = kith.now();
    var waits = new ArrayList<Duration>();
    while (world.place().state() == Hook.State.ON && waits.size() < 40) {
      world.work();
      var next = Objects.requireNonNull(world.latest().nextAt());
      waits.add(Duration.between(kith.now(), next));
      kith.now(next);
    }
    assertThat(waits).hasSizeBetween(8, 20);
    assertThat(waits.get(6)).isGreaterThan(waits.getFirst().multipliedBy(20));
    assertThat(new HashSet<>(waits.stream().map(w -> w.toMillis() % 60_000).toList()))
        .as("never all at the same moment")
        .hasSizeGreaterThan(4);
    assertThat(Duration.between(begun, kith.now()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(5));
    assertThat(world.latest().status()).isEqualTo(500);
    assertThat(world.latest().answer())
        .isEqualTo("It answered with status 500. I <b>cannot</b> take it");
    assertThat(world.place().reason())
        .startsWith("It has taken nothing since 23 November, 8:00 UTC");
    assertThat(kith.asOwner(() -> world.hooks().trouble())).isPresent();

    int before = world.receiver.got().size();
    world.person("Bo");
    world.work();
    assertThat(world.receiver.got()).as("told nothing any more").hasSize(before);
    world.receiver.always(204);
    kith.asOwner(() -> world.hooks().resume(world.hook));
    world.work();
    assertThat(world.receiver.got()).hasSize(before + 2);
    assertThat(world.receiver.got().get(before).id())
        .isEqualTo(world.receiver.got().getFirst().id());
    assertThat(kith.asOwner(() -> world.hooks().trouble())).isEmpty();
  }

  @Test
  void oneThatIsNotTakenHoldsNothingElseBackAndCanBeSentAgain() {
    world.receiver.next(400);
    world.person("Ana");
    world.person("Bo");
    world.work();
    assertThat(world.receiver.got()).hasSize(2);
    assertThat(world.place().failingSince()).as("it took the second").isNull();
    for (int i = 0; i < 20; i++) {
      world.later(Duration.ofHours(8));
      world.receiver.next(400);
      world.work();
      world.person("Somebody " + i);
      world.work();
    }
    var all = kith.asOwner(() -> world.hooks().deliveries(world.hook, Long.MAX_VALUE, 100));
    var first = all.getLast();
    assertThat(first.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(world.place().state()).isEqualTo(Hook.State.ON);
    kith.asOwner(() -> world.hooks().resend(world.hook, first.id()));
    world.receiver.always(204);
    world.work();
    assertThat(world.receiver.last().id()).isEqualTo(first.message());
  }
}
