package org.kith.welcome;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Named;
import org.kith.cultivate.Naming;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Today;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topic;
import org.kith.listen.Topics;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.kith.store.WorkspaceId;
import org.kith.team.Member;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// What Welcome hands to the rest of Kith, box by box, and takes back.
class WelcomeTest {

  private static final String SITE = "http://127.0.0.1:" + TestKith.NETWORK_PORT;

  @RegisterExtension final TestKith kith = new TestKith();

  private final WireMockServer web =
      new WireMockServer(
          options().bindAddress("127.0.0.1").port(TestKith.NETWORK_PORT).containerThreads(8));

  @BeforeEach
  void open() {
    web.start();
    web.stubFor(get(urlPathEqualTo("/robots.txt")).willReturn(notFound()));
    says(
        "/~us/",
        "text/html",
        """
        <html lang=en><head><title>Harvestline</title>
        <meta name=description content="Leftovers from the market go to the food bank.">
        <link rel=alternate type='application/rss+xml' title='News' href='feed.xml'>
        <link rel=alternate type='application/rss+xml' title='Comments' href='comments.xml'></head>
        <body><nav><a href=/x>Home</a></nav><h1>Nothing left over</h1>
        <p>A food bank takes leftovers. Leftovers feed neighbours. #NothingLeft #nothingleft</p>
        <p>Read more about our privacy policy and the food bank.</p>
        <a rel=me href='%1$s/@us'>Mastodon</a> <a href='%1$s/@elsewhere'>A friend</a>
        <a href='https://www.instagram.com/harvestline/'>Pictures</a>
        <a href='https://www.facebook.com/sharer/sharer.php'>Share</a></body></html>
        """
            .formatted(SITE));
    feed("us", "Our shelf is full of leftovers");
  }

  @AfterEach
  void close() {
    web.stop();
  }

  private void says(String path, String type, String body) {
    web.stubFor(get(urlPathEqualTo(path)).willReturn(okForContentType(type, body)));
  }

  private void feed(String name, String post) {
    says(
        "/~%s/feed.xml".formatted(name),
        "application/rss+xml",
        "<rss version='2.0'><channel><title>%1$s</title><link>%2$s/~%1$s/</link><item><guid isPermaLink='false'>1</guid><link>%2$s/~%1$s/1</link><title>%3$s</title><pubDate>Mon, 23 Nov 2026 07:30:00 +0000</pubDate></item></channel></rss>"
            .formatted(name, SITE, post));
  }

  private void blog(String name, String post) {
    feed(name, post);
    says(
        "/~%s/".formatted(name),
        "text/html",
        "<html><head><title>%s writes</title><link rel=alternate type='application/rss+xml' href='feed.xml'></head></html>"
            .formatted(name));
  }

  private <T> T bean(Class<T> type) {
    return kith.bean(type);
  }

  private List<Find> look() {
    var problems = kith.asOwner(() -> bean(OwnSite.class).look(SITE + "/~us/", ""));
    assertThat(problems).isEmpty();
    return kith.asOwner(() -> bean(OwnSite.class).finds());
  }

  private void read() {
    kith.now(kith.now().plus(Duration.ofMinutes(20)));
    var run = kith.asOwner(() -> bean(Jobs.class).run("Reading feeds", ""));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
  }

  @Test
  void aSiteIsFoundToHaveFeedsAccountsAndWords() {
    var finds = look();
    assertThat(shown(finds, Find.Kind.FEED)).containsExactly("News", "Comments");
    assertThat(shown(finds, Find.Kind.ACCOUNT))
        .containsExactly(
            "Mastodon · @us@127.0.0.1:" + TestKith.NETWORK_PORT,
            "Mastodon · @elsewhere@127.0.0.1:" + TestKith.NETWORK_PORT,
            "Instagram · @harvestline");
    assertThat(finds.stream().filter(f -> f.kind() == Find.Kind.ACCOUNT).map(Find::sure))
        .containsExactly(true, false, false);
    assertThat(shown(finds, Find.Kind.WORD))
        .startsWith("#NothingLeft")
        .contains("food bank", "leftovers")
        .doesNotContain("food", "bank", "privacy", "more", "Home");
    assertThat(kith.asOwner(() -> bean(Sources.class).all())).as("nothing is taken").isEmpty();
    assertThat(look()).as("looking again finds the same").hasSameSizeAs(finds);
  }

  private static List<String> shown(List<Find> finds, Find.Kind kind) {
    return finds.stream().filter(find -> find.kind() == kind).map(Find::shown).toList();
  }

  @Test
  void whatIsOursIsReadAndNeverAVoiceAndAllOfItCanBeTakenBack() {
    var finds = look();
    var chosen =
        finds.stream()
            .filter(find -> find.shown().equals("News") || find.shown().startsWith("Instagram"))
            .map(Find::nr)
            .collect(Collectors.toSet());
    var taken = kith.asOwner(() -> bean(OwnSite.class).take(chosen));
    assertThat(taken).isEqualTo(new OwnSite.Taken(1, 0, 1));
    assertThat(kith.asOwner(() -> bean(OwnSite.class).finds()))
        .filteredOn(find -> find.shown().startsWith("Instagram"))
        .extracting(Find::note)
        .containsExactly("Instagram tells strangers nothing about its accounts.");

    listens("leftovers");
    read();
    assertThat(kith.asOwner(() -> bean(Accounts.class).ours()))
        .extracting(KnownAccount::url)
        .containsExactly(SITE + "/~us");
    assertThat(kith.asOwner(() -> bean(Voices.class).list(VoiceState.NEW, 0, 10))).isEmpty();
    var standing = kith.asOwner(() -> bean(FirstReading.class).standing());
    assertThat(standing.isUnderWay()).isFalse();
    assertThat(standing.words()).startsWith("One post heard");

    assertThat(kith.asOwner(() -> bean(OwnSite.class).untake())).isEqualTo(1);
    assertThat(kith.asOwner(() -> bean(Sources.class).all())).isEmpty();
    assertThat(kith.asOwner(() -> bean(Accounts.class).ours())).isEmpty();
  }

  private void listens(String words) {
    kith.asOwner(() -> bean(CauseWords.class).listen(Set.of(), words));
  }

  @Test
  void aSiteThatCannotBeReadSaysWhyAndLosesNothing() {
    var problems =
        kith.asOwner(() ->
            bean(OwnSite.class).look(SITE + "/nowhere", "@us@mastodon.example\nsomething else"));
    assertThat(problems).hasSize(2);
    assertThat(problems.getFirst()).contains("404");
    assertThat(problems.getLast()).contains("“something else” is no profile Kith knows");
    assertThat(kith.asOwner(() -> bean(OwnSite.class).finds()))
        .extracting(Find::shown)
        .containsExactly("Mastodon · @us@mastodon.example");
  }

  @Test
  void wordsOfUsAndOfTheCauseBecomeTopicsWithTheirCountsAndGoAgain() {
    blog("imke", "Leftovers again at Harvestline");
    kith.asOwner(() -> bean(Naming.class).add(SITE + "/~imke/", "They write about us."));
    look();
    read();
    var chips = kith.asOwner(() -> bean(CauseWords.class).chips());
    assertThat(chips)
        .filteredOn(CauseWords.Chip::ofUs)
        .extracting(CauseWords.Chip::word)
        .containsExactly("Harvestline");
    assertThat(chips)
        .filteredOn(chip -> chip.word().equals("leftovers"))
        .singleElement()
        .satisfies(chip -> {
          assertThat(chip.count()).isEqualTo(1);
          assertThat(chip.example()).isNotNull();
        });

    var listened =
        kith.asOwner(() ->
            bean(CauseWords.class).listen(Set.of("Harvestline", "leftovers"), "\"food waste\""));
    assertThat(listened).isInstanceOf(CauseWords.Listened.To.class);
    var made = (CauseWords.Listened.To) listened;
    assertThat(made.matches()).as("the post counts for both topics").isEqualTo(2);
    assertThat(kith.asOwner(() -> bean(Topics.class).all()))
        .extracting(Topic::ofUs)
        .containsExactly(true, false);
    assertThat(kith.asOwner(() -> bean(CauseWords.class).chips()))
        .filteredOn(CauseWords.Chip::heard)
        .hasSize(2);
    assertThat(kith.asOwner(() -> bean(CauseWords.class).listen(Set.of(), "*")))
        .isInstanceOf(CauseWords.Listened.Not.class);

    assertThat(kith.asOwner(() -> bean(CauseWords.class).undo(made.topics()))).isEqualTo(2);
    assertThat(kith.asOwner(() -> bean(Topics.class).all())).isEmpty();
  }

  @Test
  void whoeverIsNamedBecomesAPersonWhoSpeaksForUsAndIsRead() {
    blog("odd", "Harvestline took our leftovers");
    var lines = "Odd Berg, %s/~odd/\nTove Holm\n@somebody\n%s/~odd/".formatted(SITE, SITE);
    var read = kith.asOwner(() -> bean(Naming.class).read(lines));
    assertThat(read)
        .extracting(named -> named.whom().getClass().getSimpleName())
        .containsExactly("Elsewhere", "ByName", "Nobody", "Elsewhere");

    var outcomes = kith.asOwner(() -> bean(Naming.class).add(lines, "They speak for us."));
    assertThat(outcomes).extracting(Named.Outcome::added).containsExactly(true, true, false, false);
    assertThat(outcomes.get(2).words()).contains("of which network?");
    assertThat(outcomes.get(3).words()).isEqualTo("Odd Berg was among your People.");
    var people = kith.asOwner(() -> bean(Persons.class).all());
    assertThat(people).extracting(Person::name).containsExactly("Odd Berg", "Tove Holm");
    assertThat(people).extracting(Person::purpose).containsOnly("They speak for us.");
    assertThat(people.getFirst().accounts())
        .extracting(Person.Owned::proof)
        .containsExactly("Mara Lindqvist named it as theirs");
    var stands =
        kith.asOwner(() -> bean(Relationships.class).find(people.getLast().id())).orElseThrow();
    assertThat(stands.stage()).isEqualTo(Stage.SPEAKS_FOR_US);
    assertThat(stands.inCircle()).isTrue();
    assertThat(kith.asOwner(() -> bean(Sources.class).all()))
        .extracting(Source::address)
        .containsExactly(SITE + "/~odd/feed.xml");

    assertThat(kith.asOwner(() -> bean(Naming.class).read("tove holm")))
        .extracting(named -> named.whom().getClass().getSimpleName())
        .containsExactly("Known");
    var ids = people.stream().map(Person::id).toList();
    assertThat(kith.asOwner(() -> bean(Naming.class).undo(ids))).isEqualTo(2);
    assertThat(kith.asOwner(() -> bean(Persons.class).all())).isEmpty();
  }

  @Test
  void aDayThatIsKeptFreeIsEmptyUnlessAskedFor() {
    blog("odd", "Harvestline took our leftovers");
    kith.asOwner(() -> bean(Naming.class).add("Odd, " + SITE + "/~odd/", "They speak for us."));
    kith.asOwner(() -> bean(CauseWords.class).listen(Set.of("Harvestline"), ""));
    read();
    assertThat(kith.asOwner(() -> bean(Today.class).day()).things()).isPositive();

    kith.asOwner(() -> bean(Welcomes.class).days(15, Set.of(DayOfWeek.TUESDAY)));
    var free = kith.asOwner(() -> bean(Today.class).day());
    assertThat(free.things()).isZero();
    assertThat(free.sentence()).isEqualTo("A day you keep free.");
    assertThat(kith.asOwner(() -> bean(Today.class).day(true)).things()).isPositive();
    kith.now(kith.now().plus(Duration.ofDays(1)));
    assertThat(kith.asOwner(() -> bean(Today.class).day()).things()).isPositive();
    assertThat(kith.asOwner(() -> bean(Today.class).day()).budget()).isEqualTo(15);
  }

  /// A maker that invents nothing but a name.
  private final SampleMaker inventor =
      new SampleMaker() {
        @Override
        public void make(WorkspaceId of, Member reader, Consumer<String> say) {
          var workspaces = bean(Workspaces.class);
          var made = workspaces.addSample(unfinished(), ZoneOffset.UTC, of);
          bean(Members.class).add(made, reader.name(), reader.email(), Role.OWNER);
          assertThat(kith.asOwner(() -> samples().standing()).state())
              .as("one that is not whole")
              .isEqualTo(Samples.State.OFFERED);
          workspaces.change(workspaces.get(made).called("Invented", ""));
        }

        @Override
        public String unfinished() {
          return "Being made";
        }
      };

  private ObjectProvider<SampleMaker> maker() {
    return new StaticListableBeanFactory(Map.of("maker", inventor))
        .getBeanProvider(SampleMaker.class);
  }

  private Samples samples() {
    return new Samples(maker(), bean(Workspaces.class), bean(Jobs.class));
  }

  @Test
  void aSampleIsVisitedLeftAndRemovedAndNothingOfOnesOwnIsTouched() {
    assertThat(kith.asOwner(() -> bean(Samples.class).standing()).state())
        .as("where nobody brings a maker")
        .isEqualTo(Samples.State.NONE);
    assertThat(kith.asOwner(() -> samples().visit("nobody's session"))).isFalse();
    kith.asOwner(() -> new Samples.Making(maker(), bean(Members.class)).run("", Progress.untold()));
    assertThat(kith.asOwner(() -> samples().standing()).state()).isEqualTo(Samples.State.READY);

    var sessions = bean(Sessions.class);
    var session = sessions.enter(sessions.linkFor(kith.owner(), kith.workspace())).orElseThrow();
    var elsewhere = sessions.enter(sessions.linkFor(kith.owner(), kith.workspace())).orElseThrow();
    assertThat(kith.asOwner(() -> samples().visit(session))).isTrue();
    var visiting = sessions.caller(session).orElseThrow();
    assertThat(visiting.workspace().name()).isEqualTo("Invented");
    assertThat(visiting.member().id()).as("at the owner's desk").isEqualTo(kith.owner());
    assertThat(sessions.caller(elsewhere).orElseThrow().workspace().id())
        .as("other sessions stay where they are")
        .isEqualTo(kith.workspace());
    var workspaces = bean(Workspaces.class);
    assertThat(workspaces.leaveSample(visiting, session)).isTrue();
    assertThat(sessions.caller(session).orElseThrow().workspace().id()).isEqualTo(kith.workspace());
    assertThat(workspaces.sample())
        .as("the demo's own is another")
        .isNotEqualTo(workspaces.sampleOf(kith.workspace()));

    assertThat(kith.asOwner(() -> samples().visit(session))).isTrue();
    var again = sessions.caller(session).orElseThrow();
    workspaces.removeSample(again.workspace().id(), again);
    assertThat(sessions.caller(session).orElseThrow().workspace().id()).isEqualTo(kith.workspace());
    assertThat(workspaces.sampleOf(kith.workspace())).isEmpty();
  }

  @Test
  void progressIsKeptAndASkippedBoxStaysSkippedUntilItIsAnswered() {
    kith.asOwner(() -> {
      var welcomes = bean(Welcomes.class);
      assertThat(welcomes.next()).contains(Box.CAUSE);
      welcomes.done(Box.CAUSE);
      welcomes.skip(Box.CAUSE);
      welcomes.skip(Box.WORDS);
      assertThat(welcomes.next()).contains(Box.PEOPLE);
      assertThat(welcomes.open()).isEqualTo(2);
      assertThat(welcomes.boxes())
          .containsEntry(Box.CAUSE, Box.State.DONE)
          .containsEntry(Box.WORDS, Box.State.SKIPPED);
      welcomes.done(Box.WORDS);
      assertThat(welcomes.boxes()).containsEntry(Box.WORDS, Box.State.DONE);
    });
    assertThat(TestKith.neighbour().<Integer>asOwner(() -> bean(Welcomes.class).open()))
        .as("each workspace has its own")
        .isEqualTo(4);
  }
}
