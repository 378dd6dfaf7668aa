package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Hears;
import org.kith.connect.Mastodons;
import org.kith.connect.Readers;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.networks.Network;
import org.kith.networks.http.HttpGateway;
import org.kith.publish.Decisions;
import org.kith.publish.Drafts;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.Part;
import org.kith.publish.PostState;
import org.kith.publish.Publishing;
import org.kith.publish.Releases;
import org.kith.publish.Target;
import org.kith.publish.Typed;
import org.kith.publish.Words;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;
import org.kith.site.Chromium;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The whole path of what is said on Mastodon, from a server to the pages: an account is connected,
/// and from then on who speaks to it is heard, whatever becomes of the stream, the token and Kith.
class HeardOnMastodonTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private FakeMastodon mastodon;
  private Person us;
  private Person ana;
  private LiveSources live;

  @BeforeEach
  void connect() throws Exception {
    mastodon = Mastodons.start(kith);
    us = mastodon.join("us");
    ana = mastodon.join("ana");
    live = begin();
    Mastodons.connect(kith, mastodon, "us");
  }

  private LiveSources begin() {
    return new LiveSources(
        kith.bean(LiveSource.Tools.class),
        kith.bean(Readers.class),
        kith.provider(HttpGateway.class));
  }

  @AfterEach
  void stop() throws IOException {
    live.close();
    still("the end of the streams", () -> mastodon.listeners() == 0);
    mastodon.close();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for %s: %s", what, sources()).isLessThan(end);
      live.look(List.of(kith.workspace()));
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void pass(Duration time) {
    kith.now(kith.now().plus(time));
  }

  private List<Source> sources() {
    return kith.asOwner(() -> kith.bean(Sources.class).all());
  }

  /// That of mentions.
  private Source source() {
    return sources().stream()
        .filter(source -> source.name().startsWith("Who mentions"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                new ArrayList<>(kith.bean(JdbcClient.class).sql(sql).query(String.class).list())));
  }

  private List<String> mentions() {
    return column(
        """
        select p.text from post p join mention m on m.post_id = p.id and m.of_us
        join topic t on t.id = m.topic_id where p.gone_at is null order by p.id
        """);
  }

  private List<String> texts() {
    return column("select text from post where gone_at is null order by id");
  }

  private void listening(int streams) {
    await(streams + " streams", () -> mastodon.listeners() == streams);
  }

  /// A post of ours whose publication's answer gets lost, and that somebody answers meanwhile.
  private OwnPostId answeredThoughInDoubt() {
    listening(1);
    var connection = kith.asOwner(() -> kith.bean(Connections.class).all()).getFirst();
    var on = new Typed.ForAccount(Target.of(connection), null, false);
    mastodon.plan(Fault.LOST_ANSWER, 1);
    var post =
        kith.asOwner(() -> {
          var words = new Words("", "Soup at noon.", "", "en");
          var id = kith.bean(Drafts.class).begin(new Typed(words, List.of(on), null), "p");
          kith.bean(Releases.class).publishNow(id);
          return id;
        });
    publish();
    assertThat(part(post).state()).isEqualTo(PostState.RETRYING);
    mastodon.answer(ana, mastodon.latestOf(us), "@us with bread?");
    await("the answer", () -> mentions().equals(List.of("@us with bread?")));
    return post;
  }

  private void publish() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
  }

  private Part part(OwnPostId post) {
    return kith.asOwner(() -> kith.bean(OwnPosts.class).find(post))
        .orElseThrow()
        .parts()
        .getFirst();
  }

  private List<String> answersTo(OwnPostId post) {
    var key = part(post).pieces().getFirst().postKey();
    return kith
        .asOwner(() -> kith.bean(HeardAnswers.class).to(Network.MASTODON, List.of(key), 5))
        .stream()
        .map(HeardAnswers.Answer::text)
        .toList();
  }

  @Test
  void anAnswerToAPostThatWasInDoubtStandsBelowItOnceItIsFound() {
    var post = answeredThoughInDoubt();
    pass(Duration.ofMinutes(3));
    publish();
    assertThat(part(post).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(answersTo(post)).containsExactly("@us with bread?");
  }

  @Test
  void anAnswerToAPostThatAPersonFoundStandsBelowItAsWell() {
    var post = answeredThoughInDoubt();
    var decisions = kith.bean(Decisions.class);
    kith.asOwner(() -> decisions.leave(post, part(post).id()));
    assertThat(part(post).state()).isEqualTo(PostState.UNKNOWN);
    var page = mastodon.address() + "/@us/" + mastodon.latestOf(us);
    kith.asOwner(() -> decisions.isOut(post, part(post).id(), page));
    assertThat(part(post).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(answersTo(post)).containsExactly("@us with bread?");
  }

  @Test
  void whoSpeaksToAnAccountIsHeardAsSoonAsItIsConnected() {
    assertThat(source().name()).isEqualTo("Who mentions @us@" + mastodon.address().getAuthority());
    assertThat(kith.asOwner(() -> kith.bean(Accounts.class).ours())).hasSize(1);
    listening(1);
    var first = mastodon.say(ana, "@us your river is lovely");
    await("the mention", () -> mentions().equals(List.of("@us your river is lovely")));
    assertThat(column("select t.name from topic t")).containsExactly("Said to us");
    assertThat(column("select state from voice")).containsExactly("NEW");

    pass(Duration.ofMinutes(1));
    mastodon.edit(first, "@us your river is clean");
    pass(Duration.ofHours(1)); // a stream of mentions tells no changes; Kith looks itself
    await("the change", () -> mentions().equals(List.of("@us your river is clean")));

    var second = mastodon.say(ana, "@us and cold");
    await("the second", () -> mentions().size() == 2);
    mastodon.delete(second);
    pass(Duration.ofHours(1));
    await("the deletion", () -> mentions().equals(List.of("@us your river is clean")));
    assertThat(column("select text from post")).doesNotContain("@us and cold");
    assertThat(source().state()).isEqualTo(Source.State.WORKING);
  }

  /// However old it is: neither its stream nor a look at the latest tells of it then.
  @Test
  void p6_aMentionThatWasDeletedWithNobodyToldIsGoneWithinADay() {
    listening(1);
    var first = mastodon.say(ana, "@us one");
    mastodon.say(ana, "@us two");
    await("both", () -> texts().equals(List.of("@us one", "@us two")));
    live.close();
    still("the end of the stream", () -> mastodon.listeners() == 0);
    pass(Duration.ofDays(40));
    mastodon.delete(first);
    var since = kith.now();
    while (texts().size() > 1) {
      assertThat(Duration.between(since, kith.now())).isLessThan(Duration.ofDays(1));
      var run = kith.asOwner(() -> kith.bean(Jobs.class).run(LookingAgain.NAME, ""));
      assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
      kith.now(Objects.requireNonNull(run.nextAt()));
    }
    assertThat(texts()).containsExactly("@us two");
  }

  @Test
  void whatAPostAnswersIsReadWithTheAccountThatHeardIt() {
    listening(1);
    var question = mastodon.say(mastodon.join("ben"), "Who comes to the weir?");
    mastodon.answer(ana, question, "@us does");
    await("the mention", () -> !mentions().isEmpty());
    assertThat(texts()).doesNotContain("Who comes to the weir?");
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run("Reading conversations", ""));
    assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
    assertThat(texts()).contains("Who comes to the weir?");
  }

  @Test
  void whatIsSaidAndTakenBackWhileTheStreamIsDownIsHeardOnce() {
    listening(1);
    var first = mastodon.say(ana, "@us one");
    await("the first", () -> texts().equals(List.of("@us one")));
    mastodon.dropStreams();
    mastodon.delete(first);
    mastodon.say(ana, "@us two");
    await("what was missed", () -> texts().equals(List.of("@us two")));
    listening(1);
    mastodon.say(ana, "@us three");
    await("what comes after", () -> texts().equals(List.of("@us two", "@us three")));
    assertThat(source().reason()).isEmpty();
  }

  @Test
  void aRestartLosesNothingAndDoublesNothing() {
    listening(1);
    var first = mastodon.say(ana, "@us one");
    mastodon.say(ana, "@us two");
    await("both", () -> texts().equals(List.of("@us one", "@us two")));
    live.close();
    still("the end of the stream", () -> mastodon.listeners() == 0);
    mastodon.say(ana, "@us three");
    mastodon.delete(first);
    live = begin();
    await("what was missed", () -> texts().equals(List.of("@us two", "@us three")));
    assertThat(column("select sum(posts)::text from source_day")).containsExactly("3");
  }

  /// Waits without looking after the streams.
  private void still(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void aTokenThatWasTakenAwayIsSaidOnThePageAndReadingGoesOnAfterIt() throws Exception {
    listening(1);
    pass(Duration.ofMinutes(1));
    mastodon.revokeAllOf(us);
    mastodon.dropStreams();
    await("the words", () -> source().reason().contains("is not connected any more"));
    assertThat(kith.asOwner(() -> kith.bean(Connections.class).all()))
        .extracting(Connection::state)
        .containsExactly(Connection.State.DISCONNECTED);
    var page = open("/settings/sources");
    assertThat(page.textContent("main"))
        .contains("Not connected", "is not connected any more", "Connect it anew under Accounts");
    chromium.screenshot(page, "sources-disconnected-1280");
    chromium.assertAccessible(page);

    mastodon.say(ana, "@us are you there?");
    Mastodons.connect(kith, mastodon, "us");
    await("what was missed", () -> mentions().equals(List.of("@us are you there?")));
    assertThat(sources()).hasSize(1);
    assertThat(source().state()).isEqualTo(Source.State.WORKING);
  }

  @Test
  void whatWasHeardAlreadyIsHeardAsSaidToUsOnceThatIsKnown() throws Exception {
    var connection = kith.asOwner(() -> kith.bean(Connections.class).all().getFirst());
    var accounts = kith.bean(AccountSources.class);
    kith.asOwner(() -> kith.bean(Sources.class).pause(source().id()));
    kith.asOwner(() -> accounts.add(connection.id(), Hears.HASHTAG, "rivers"));
    listening(1);
    mastodon.say(ana, "@us look at the #rivers");
    await("the post", () -> texts().size() == 1);
    assertThat(mentions()).isEmpty();
    kith.asOwner(() -> {
      kith.bean(Sources.class).readNow(source().id());
      return true;
    });
    await("the mention", () -> mentions().size() == 1);
    assertThat(column("select state from voice")).containsExactly("NEW");
    assertThat(texts()).hasSize(1);
  }

  /// It counts once for its author, though two sources tell of it and each for another reason.
  @Test
  void whatUsesOurWordsAndIsKnownToBeSaidToUsLaterIsHeardOnce() throws Exception {
    var connection = kith.asOwner(() -> kith.bean(Connections.class).all().getFirst());
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Herons", false, TypedTerms.read("heron").terms());
      kith.bean(Sources.class).pause(source().id());
      kith.bean(AccountSources.class).add(connection.id(), Hears.HASHTAG, "rivers");
      return true;
    });
    listening(1);
    mastodon.say(ana, "@us a heron by the #rivers");
    await("the post", () -> texts().size() == 1);
    assertThat(column("select mentions from voice")).containsExactly("1");
    kith.asOwner(() -> {
      kith.bean(Sources.class).readNow(source().id());
      return true;
    });
    await("the mention", () -> mentions().size() == 1);
    assertThat(column("select mentions from voice")).containsExactly("1");
  }

  @Test
  void anAccountThatWasDisconnectedIsSaidAndGoesOnOnceItIsConnectedAgain() throws Exception {
    listening(1);
    var connection = kith.asOwner(() -> kith.bean(Connections.class).all().getFirst());
    kith.asOwner(() -> kith.bean(Connections.class).remove(connection.id()));
    await("the words", () -> source().reason().contains("is not connected any more"));
    assertThat(source().waitsForAccount()).isTrue();
    listening(0);
    mastodon.say(ana, "@us come back");
    pass(Duration.ofMinutes(1));
    Mastodons.connect(kith, mastodon, "us");
    await("what was missed", () -> mentions().equals(List.of("@us come back")));
    assertThat(sources()).hasSize(1);
  }

  @Test
  void anAccountIsAskedForAsItHasNoStream() throws Exception {
    mastodon.say(ana, "Fog over the river");
    var connection = kith.asOwner(() -> kith.bean(Connections.class).all().getFirst());
    var accounts = kith.bean(AccountSources.class);
    assertThat(kith.asOwner(() -> accounts.add(connection.id(), Hears.ACCOUNT, "@nobody")))
        .isInstanceOfSatisfying(
            AccountSources.Added.Refused.class,
            refused -> assertThat(refused.why()).contains("knows no account @nobody"));
    kith.asOwner(() -> accounts.add(connection.id(), Hears.ACCOUNT, "@ana"));
    read();
    assertThat(texts()).containsExactly("Fog over the river");
    mastodon.say(ana, "The fog is gone");
    read();
    assertThat(texts()).as("it is not time yet").hasSize(1);
    pass(Duration.ofMinutes(6));
    read();
    assertThat(texts()).containsExactly("Fog over the river", "The fog is gone");
    mastodon.plan(Fault.BROKEN, 1);
    pass(Duration.ofMinutes(6));
    read();
    assertThat(sources())
        .filteredOn(source -> source.state() == Source.State.RETRYING)
        .singleElement()
        .satisfies(source -> {
          assertThat(source.reason()).contains("127.0.0.1");
          assertThat(source.failures()).isEqualTo(1);
          assertThat(source.nextReadAt()).isAfter(kith.now());
        });
  }

  private void read() throws InterruptedException {
    kith.asOwner(() -> {
      kith.bean(AccountReading.class).run("", Progress.untold());
      return true;
    });
  }

  @Test
  void thePageOffersInWordsWhatAnAccountHears() {
    mastodon.list(us, "Bakers", List.of(ana));
    var page = open("/settings/sources");
    page.selectOption(
        "#what", page.locator("#what option:has-text('A list of')").getAttribute("value"));
    page.fill("#which", "Brewers");
    page.click("button:has-text('Hear it')");
    page.waitForSelector("text=It has: Bakers.");
    assertThat(page.inputValue("#which")).isEqualTo("Brewers");
    chromium.assertAccessible(page);
    page.fill("#which", "bakers");
    page.click("button:has-text('Hear it')");
    page.waitForSelector("text=Kith hears this now: The list “Bakers”");
    page.selectOption(
        "#what", page.locator("#what option:has-text('hashtag')").getAttribute("value"));
    page.fill("#which", "#Rivers");
    page.click("button:has-text('Hear it')");
    page.waitForSelector("text=Kith hears this now: #Rivers on 127.0.0.1");
    page.click("summary:has-text('What each of these hears')");
    chromium.screenshot(page, "sources-accounts-1280");
    chromium.assertAccessible(page);

    listening(3);
    mastodon.say(ana, "Nobody asked, but #rivers");
    mastodon.say(us, "We say #rivers, too");
    await("both", () -> texts().size() == 2);
    assertThat(mentions()).as("nothing of it is said to us").isEmpty();
    var list =
        sources().stream().filter(s -> s.name().contains("Bakers")).findFirst().orElseThrow();
    kith.asOwner(() -> kith.bean(Sources.class).pause(list.id()));
    listening(2);
  }

  private Page open(String path) {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
