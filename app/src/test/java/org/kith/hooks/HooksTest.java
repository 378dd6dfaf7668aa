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
import java.util.function.Supplier;
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
import org.kith.connect.KeyRotation;
import org.kith.connect.PaperConnector;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.listen.Archives;
import org.kith.listen.PostId;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.TextsGone;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Secret;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.privacy.Erasure;
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

  private static final Account ANA =
      new Account(Network.BLOG, "https://ana.example", "ana.example", "Ana Ruiz");

  @RegisterExtension final TestKith kith = new TestKith();

  private Receiver receiver;
  private HookId hook;
  private String secret;

  @BeforeEach
  void begin() throws IOException {
    receiver = new Receiver();
    var made = add(receiver.url(), HookKind.choices());
    hook = made.id();
    secret = made.secret().value();
  }

  @AfterEach
  void end() {
    receiver.close();
    kith.bean(PaperConnector.class).published.clear();
  }

  private Hooks hooks() {
    return kith.bean(Hooks.class);
  }

  private Hooks.Added.Made add(String url, List<HookKind> kinds) {
    return (Hooks.Added.Made) kith.asOwner(() -> hooks().add(url, kinds));
  }

  private PersonId person(String name) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(
                new NewPerson(
                    name, "a private note", "", "why", Connection.NONE, kith.now(), List.of())));
  }

  private void work() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(HookTelling.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  private void later(Duration time) {
    kith.now(kith.now().plus(time));
  }

  private Delivery latest() {
    return kith.asOwner(() -> hooks().deliveries(hook, Long.MAX_VALUE, 1)).getFirst();
  }

  private Hook place() {
    return kith.asOwner(() -> hooks().find(hook)).orElseThrow();
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(
        kith.asOwner(() -> kith.bean(TransactionTemplate.class).execute(_ -> work.get())));
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
  void whatHappensIsToldOnceAndSigned() {
    var ana = person("Ana Ruiz");
    kith.asOwner(() -> {
      kith.bean(Relationships.class).begin(ana);
      kith.bean(Relationships.class).move(ana, Stage.IN_TOUCH);
    });
    work();
    work();
    assertThat(receiver.got())
        .extracting(Receiver.Got::type)
        .containsExactly("person.added", "person.stage_changed");
    var told = receiver.last();
    assertThat(told.json().path("data").toString())
        .isEqualTo(
            "{\"person\":%d,\"from\":\"NOTICED\",\"to\":\"IN_TOUCH\"}".formatted(ana.value()));
    assertThat(told.id()).matches("msg_[a-z2-7]{26}").isNotEqualTo(receiver.got().getFirst().id());
    assertThat(Instant.ofEpochSecond(Long.parseLong(told.second()))).isEqualTo(kith.now());
    assertThat(told.madeBy(secret)).isEqualTo(1);
    assertThat(told.madeBy("whsec_" + "AAAA".repeat(8))).isZero();
    var forged =
        new Receiver.Got(
            told.path(), told.id(), told.second(), told.signature(), told.body() + " ");
    assertThat(forged.madeBy(secret)).isZero();
    assertThat(receiver.got().toString()).doesNotContain("Ana", "private");
    assertThat(latest().state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(place().workedAt()).isEqualTo(kith.now());
  }

  /// A mention, an answer, a share, a post that went out and one that did not.
  @Test
  void theEventsOfTheOtherModulesAreHeard() {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Soup", true, TypedTerms.read("soup").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      kith.bean(Archives.class).add(source, List.of(post(1, 2), post(2, 24 * 30), post(3, 3)));
    });
    var world = new CampaignWorld(kith).onTheWeb();
    var campaign = world.running();
    var bo = world.friend("Bo");
    kith.asOwner(() -> {
      world.asks().ask(campaign, bo, Channel.EMAIL);
      world.asks().move(campaign, bo, AskState.SAID_YES);
      world.asks().move(campaign, bo, AskState.SPOKE);
      world.asks().move(campaign, bo, AskState.THANKED);
    });
    publish("Soup at noon.");
    work();

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
    work();
    assertThat(told("post.failed")).hasSize(1);
    assertThat(told("post.failed").getFirst()).contains("\"state\":\"UNKNOWN\"", "It is not known");
    var link = kith.asOwner(() -> kith.bean(TrackedLinks.class).of(campaign)).getFirst();
    world.readLinksAnew();
    kith.asOwner(() -> kith.bean(Conversions.class).byServer(link.code(), "sign-up", "order-1"));
    kith.asOwner(() -> hooks().test(hook));
    person("Cy");
    kith.asOwner(() -> kith.bean(Relationships.class).move(bo, Stage.FRIEND));
    work();
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
    receiver.got().forEach(got -> told.put(got.type(), fields(got.json())));
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
    return receiver.got().stream()
        .filter(got -> got.type().equals(type))
        .map(got -> got.json().path("data").toString())
        .toList();
  }

  private Post post(int nr, int hoursAgo) {
    return new Post(
        "https://ana.example/" + nr,
        ANA,
        URI.create("https://ana.example/" + nr),
        kith.now().minus(Duration.ofHours(hoursAgo)),
        "",
        "This soup tastes number " + nr,
        List.of(),
        List.of(),
        "en",
        null);
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
              person("Ana");
              assertThat(hooks().waiting(hook)).isEqualTo(1);
              status.setRollbackOnly();
            }));
    assertThat(kith.asOwner(() -> hooks().waiting(hook))).isZero();
    work();
    assertThat(receiver.got()).isEmpty();
  }

  /// Cut off after the commit and before anybody is asked; and after the other side took it, before
  /// anybody here knew.
  @Test
  void r8_whatIsCutOffIsToldAgainUnderTheSameId() {
    person("Ana");
    var due = in(() -> store().due(hook, kith.now(), 10)).getFirst();
    var next = kith.now().plus(Duration.ofMinutes(1));
    assertThat(in(() -> store().begin(due.id(), kith.now(), next))).isTrue();
    work();
    assertThat(receiver.got()).as("it may be on its way").isEmpty();

    later(Duration.ofMinutes(2));
    receiver.next(Receiver.LOST);
    work();
    assertThat(latest().state()).isEqualTo(Delivery.State.WAITING);
    later(Duration.ofMinutes(5));
    work();
    assertThat(receiver.got()).hasSize(2).extracting(Receiver.Got::id).containsOnly(due.message());
    assertThat(receiver.got()).extracting(Receiver.Got::body).containsOnly(due.body());
    assertThat(receiver.got()).allMatch(got -> got.madeBy(secret) == 1);
    assertThat(receiver.got().getFirst().second()).isNotEqualTo(receiver.last().second());
    assertThat(latest().state()).isEqualTo(Delivery.State.DELIVERED);
    assertThat(latest().tries()).isEqualTo(3);
  }

  private DeliveryStore store() {
    return kith.bean(DeliveryStore.class);
  }

  @Test
  void aPlaceThatFailsIsTriedLessAndLessPausedAfterDaysAndSaid() {
    receiver.always(500);
    person("Ana");
    var begun = kith.now();
    var waits = new ArrayList<Duration>();
    while (place().state() == Hook.State.ON && waits.size() < 40) {
      work();
      var next = Objects.requireNonNull(latest().nextAt());
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
    assertThat(latest().status()).isEqualTo(500);
    assertThat(latest().answer()).isEqualTo("It answered with status 500. I <b>cannot</b> take it");
    assertThat(place().reason()).startsWith("It has taken nothing since 23 November, 8:00 UTC");
    assertThat(kith.asOwner(() -> hooks().trouble())).isPresent();

    int before = receiver.got().size();
    person("Bo");
    work();
    assertThat(receiver.got()).as("told nothing any more").hasSize(before);
    receiver.always(204);
    kith.asOwner(() -> hooks().resume(hook));
    work();
    assertThat(receiver.got()).hasSize(before + 2);
    assertThat(receiver.got().get(before).id()).isEqualTo(receiver.got().getFirst().id());
    assertThat(kith.asOwner(() -> hooks().trouble())).isEmpty();
  }

  @Test
  void oneThatIsNotTakenHoldsNothingElseBackAndCanBeSentAgain() {
    receiver.next(400);
    person("Ana");
    person("Bo");
    work();
    assertThat(receiver.got()).hasSize(2);
    assertThat(place().failingSince()).as("it took the second").isNull();
    for (int i = 0; i < 20; i++) {
      later(Duration.ofHours(8));
      receiver.next(400);
      work();
      person("Somebody " + i);
      work();
    }
    var all = kith.asOwner(() -> hooks().deliveries(hook, Long.MAX_VALUE, 100));
    var first = all.getLast();
    assertThat(first.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(place().state()).isEqualTo(Hook.State.ON);
    kith.asOwner(() -> hooks().resend(hook, first.id()));
    receiver.always(204);
    work();
    assertThat(receiver.last().id()).isEqualTo(first.message());
  }

  @Test
  void p4_p5_nothingIsToldOfWhoRefusesOrIsErased() {
    var ana = person("Ana");
    var bo = person("Bo");
    kith.asOwner(() -> hooks().pause(hook));
    kith.asOwner(() -> {
      kith.bean(MayWe.class).refused(ana, "said stop");
      kith.bean(Relationships.class).begin(ana);
      kith.bean(Relationships.class).move(ana, Stage.RESTING);
      kith.bean(Erasure.class).erase(bo);
      hooks().resume(hook);
    });
    work();
    assertThat(receiver.got()).isEmpty();
    var all = kith.asOwner(() -> hooks().deliveries(hook, Long.MAX_VALUE, 10));
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().state()).isEqualTo(Delivery.State.DROPPED);
    assertThat(all.getFirst().body()).contains(":" + ana.value() + "}");
  }

  @Test
  void whatWasTakenBackBeforeItWasToldIsNotTold() {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Soup", true, TypedTerms.read("soup").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      kith.bean(Archives.class).add(source, List.of(post(1, 2)));
    });
    assertThat(kith.asOwner(() -> hooks().waiting(hook))).isEqualTo(1);
    in(() -> {
      var post = kith.bean(JdbcClient.class).sql("select id from post").query(Long.class).single();
      kith.bean(Happenings.class).on(new TextsGone(List.of(new PostId(post))));
      return true;
    });
    assertThat(kith.asOwner(() -> hooks().waiting(hook))).isZero();
  }

  @Test
  void f2_onlyPublicPlacesAreToldAndNoRedirectIsFollowed() throws InterruptedException {
    for (var address :
        List.of(
            "http://hooks.example/in",
            "ftp://hooks.example",
            "https://mara:secret@hooks.example/",
            "javascript:alert(1)",
            "http://127.0.0.1:1/in",
            "")) {
      assertThat(kith.asOwner(() -> hooks().add(address, HookKind.choices())))
          .as(address)
          .isInstanceOf(Hooks.Added.Refused.class);
    }
    for (var address : List.of("https://127.0.0.1/in", "https://169.254.169.254/in")) {
      var made = add(address, HookKind.choices());
      var test = kith.asOwner(() -> hooks().test(made.id())).orElseThrow();
      assertThat(test.state()).isEqualTo(Delivery.State.WAITING);
      assertThat(test.status()).isZero();
      assertThat(test.answer()).contains("not on the public internet");
    }
    receiver.next(302);
    var test = kith.asOwner(() -> hooks().test(hook)).orElseThrow();
    assertThat(test.answer()).contains("does not send it elsewhere");
    assertThat(receiver.got()).extracting(Receiver.Got::path).containsExactly("/in");
  }

  @Test
  void a10_secretsLieSealedAndAreChangedWithoutLoss() {
    var fresh = kith.asOwner(() -> hooks().newSecret(hook)).orElseThrow().value();
    person("Ana");
    work();
    assertThat(receiver.last().madeBy(secret)).isEqualTo(1);
    assertThat(receiver.last().madeBy(fresh)).isEqualTo(1);
    later(Hooks.BOTH);
    kith.bean(KeyRotation.class).rotate();
    person("Bo");
    work();
    assertThat(receiver.last().madeBy(secret)).isZero();
    assertThat(receiver.last().madeBy(fresh)).isEqualTo(1);
    var row =
        in(() ->
            kith.bean(JdbcClient.class)
                .sql("select encode(secret, 'escape') || h::text from hook_endpoint h")
                .query(String.class)
                .single());
    assertThat(row).doesNotContain(fresh.substring(6), secret.substring(6));
    assertThat(fresh).startsWith("whsec_");
  }

  @Test
  void anotherOrganisationIsToldNothing() {
    var other = TestKith.neighbour();
    other.asOwner(() ->
        other
            .bean(Persons.class)
            .add(new NewPerson("Cy", "", "", "why", Connection.NONE, kith.now(), List.of())));
    work();
    assertThat(receiver.got()).isEmpty();
    assertThat(other.asOwner(() -> hooks().find(hook))).isEmpty();
    assertThat(other.asOwner(() -> hooks().remove(hook))).isFalse();
    assertThat(place().id()).isEqualTo(hook);
  }
}
