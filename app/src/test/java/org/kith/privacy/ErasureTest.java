package org.kith.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.CampaignId;
import org.kith.activate.CampaignWorld;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.TimelineEntry;
import org.kith.cultivate.quicklog.QuickLog;
import org.kith.jobs.Jobs;
import org.kith.listen.Accounts;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.measure.clicks.Clicks;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.ConsentProof;
import org.kith.people.MayWe;
import org.kith.people.Merges;
import org.kith.people.NewPerson;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Database;
import org.kith.takeout.Takeouts;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Requirements P5 and P10: all that is held about one person comes out whole, and goes whole. A
/// word that nobody else uses is put wherever a person's words can stand; afterwards the whole
/// database is searched for it, table by table, as the catalogue names them.
class ErasureTest {

  private static final String CANARY = "zaphodine";
  private static final Account ANA =
      new Account(
          Network.MASTODON,
          "https://m.example/users/" + CANARY,
          CANARY + "@m.example",
          "Ana " + CANARY);
  private static final Account OTHER_SELF =
      new Account(Network.BLOG, "https://" + CANARY + ".example", CANARY + ".example", "Anna");
  private static final int POSTS = 10_000;

  @RegisterExtension final TestKith kith = new TestKith();

  private PersonId ana = new PersonId(0);
  private PersonId bo = new PersonId(0);

  private void everything(int posts) {
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Us", true, TypedTerms.read("soup").terms());
      hear(IntStream.range(0, 50).mapToObj(nr -> post(ANA, nr, null)).toList());
      var other = new Account(Network.MASTODON, "https://m.example/users/bo", "bo@m.example", "Bo");
      var answer = new Post.Relation(Post.Relation.Kind.REPLY, key(ANA, 0));
      hear(List.of(post(other, 1, answer)));
      hear(List.of(post(ANA, 51, new Post.Relation(Post.Relation.Kind.REPLY, key(other, 1)))));
      var account = kith.bean(Accounts.class).remember(profile());
      ana =
          kith.bean(Persons.class)
              .add(
                  new NewPerson(
                      "Ana " + CANARY,
                      "Cooks, says " + CANARY,
                      CANARY + "@example.org",
                      "wrote " + CANARY,
                      Connection.NONE,
                      kith.now(),
                      List.of(new NewPerson.Proof(account, "her page says " + CANARY))));
      together();
      namedBesideOthers();
      update(
          """
          insert into post (network, key, account_id, url, at, text, heard_at)
          select 'MASTODON', '%2$s' || nr, %1$d, 'https://m.example/', now(), 'zaphodine writes', now()
          from generate_series(100, %3$d) nr
          """
              .formatted(account.value(), ANA.key() + "/", posts + 99 - 51));
    });
  }

  /// Notes, steps, consent, looks, cards, imports.
  private void together() {
    kith.bean(Relationships.class).begin(ana);
    kith.bean(Contacts.class).log(ana, InteractionKind.CALL, "Said " + CANARY, true);
    kith.bean(NextSteps.class).set(ana, "Ask about " + CANARY, LocalDate.parse("2026-12-01"), null);
    kith.bean(MayWe.class).agreed(ana, Channel.EMAIL, "wrote “" + CANARY + "” on the list");
    kith.bean(MayWe.class).noticed(ana, Channel.EMAIL, "We know you as " + CANARY, 1, kith.now());
    kith.bean(Looks.class).opened(ana);
    kith.bean(Looks.class).searched(CANARY);
    update(
        "insert into card_answer (member_id, card, answer, until, was, answered_at) values (%d, 'keep:%d', 'LATER', current_date, '%s', now())"
            .formatted(kith.owner().value(), ana.value(), CANARY));
    update(
        """
        with run as (
          insert into import_run (name, fingerprint, created_at, left_out_first)
          values ('an archive', 'f', now(), 'line 7: %1$s@m.example') returning id
        )
        insert into import_file (import_id, part, bytes) select id, 0, convert_to('a,b,%1$s@m.example', 'UTF8') from run
        """
            .formatted(CANARY));
  }

  /// What was noted about somebody else names her.
  private void namedBesideOthers() {
    bo = kith.bean(Persons.class).add(person("Bo Chen"));
    kith.bean(Persons.class).add(person("Ana Ruiz"));
    var log = kith.bean(QuickLog.class);
    assertThat(log.keep("Talked to Ana Zaphodine and Bo about the walk", Map.of(), false))
        .isPresent();
    assertThat(
            log.keep("Called zaphodine and Bo, ask Bo about zaphodine on 1.12.", Map.of(), false))
        .isPresent();
    var contacts = kith.bean(Contacts.class);
    contacts.log(bo, InteractionKind.MEETING, "With Zaphodine, as ever.", true);
    contacts.log(
        bo,
        InteractionKind.NOTE,
        "Ana Ruiz knows Ana Zaphodine's address, zaphodine@example.org (@zaphodine@m.example).",
        false);
  }

  private NewPerson person(String name) {
    return new NewPerson(name, "", "", "import", Connection.NONE, kith.now(), List.of());
  }

  private void hear(List<Post> posts) {
    var source =
        kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
    kith.bean(Archives.class).add(source, posts);
  }

  private static String key(Account by, int nr) {
    return by.key() + "/" + nr;
  }

  private Post post(Account by, int nr, Post.@Nullable Relation relation) {
    return new Post(
        key(by, nr),
        by,
        URI.create(key(by, nr)),
        kith.now().minus(Duration.ofMinutes(nr)),
        "",
        (by.equals(ANA) ? CANARY : "others") + " eats soup number " + nr,
        List.of(),
        List.of(),
        "en",
        relation);
  }

  private static Profile profile() {
    return new Profile(ANA, "I am " + CANARY, List.of(), OptionalLong.of(12), Set.of());
  }

  private void update(String sql) {
    kith.bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> kith.bean(JdbcClient.class).sql(sql).update());
  }

  @Test
  void p5_nothingOfAnErasedPersonIsAnywhereAndNothingComesInAgain() throws SQLException {
    everything(51);
    assertThat(hits()).hasSizeGreaterThanOrEqualTo(12);

    var erased = kith.asOwner(() -> kith.bean(Erasure.class).erase(ana)).orElseThrow();

    assertThat(erased).isEqualTo(new Erasure.Erased(1, 51));
    assertThat(hits()).isEmpty();
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).timeline(bo, 10)))
        .filteredOn(entry -> entry.id() != null)
        .extracting(TimelineEntry::text)
        .containsExactlyInAnyOrder(
            "Talked to somebody and Bo about the walk",
            "Called somebody and Bo",
            "With somebody, as ever.",
            "Ana Ruiz knows somebody's address, somebody (somebody).");
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(bo).orElseThrow().what()))
        .isEqualTo("Ask Bo about somebody");
    assertThat(kith.asOwner(() -> kith.bean(ConsentProof.class).verify()).faults()).isEmpty();

    kith.asOwner(() -> {
      hear(IntStream.range(0, 50).mapToObj(nr -> post(ANA, nr, null)).toList());
    });
    assertThat(hits()).as("heard again").isEmpty();
    var again =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "A.",
                        "",
                        CANARY + "@example.org",
                        "import",
                        Connection.NONE,
                        kith.now(),
                        List.of())));
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(again)))
        .isEqualTo(new Permission.Refused(kith.now(), "They were erased on 23 November 2026."));
    kith.asOwner(() -> kith.bean(Persons.class).remove(again));
    assertThat(hits()).isEmpty();
  }

  @Test
  void p5_p10_tenThousandPostsComeOutAndGoWithinAMinute() throws SQLException {
    everything(POSTS);
    long start = System.nanoTime();
    var all = kith.asOwner(() -> kith.bean(SubjectAccess.class).of(ana)).orElseThrow();
    var json = SubjectJson.of(all);
    var html = SubjectHtml.of(all);
    long out = System.nanoTime();
    kith.asOwner(() -> kith.bean(Erasure.class).erase(ana));
    long gone = System.nanoTime();
    System.out.printf(
        "%,d posts out in %d ms, erased in %d ms%n",
        POSTS, (out - start) / 1_000_000, (gone - out) / 1_000_000);

    assertThat(Duration.ofNanos(gone - start)).isLessThan(Duration.ofSeconds(60));
    assertThat(all.rows("post")).hasSize(POSTS);
    assertThat(html).contains("wrote " + CANARY, "her page says", "opened their page");
    var read = new JsonMapper().readTree(json);
    assertThat(read.path("purpose").asString()).isEqualTo("wrote " + CANARY);
    assertThat(read.path("held").path("interaction").toString()).contains("Said " + CANARY);
    assertThat(read.path("held").path("consent")).hasSize(2);
    assertThat(read.path("whoLooked").path(0).path("who").asString()).isEqualTo("Mara Lindqvist");
    assertThat(hits()).isEmpty();
  }

  /// Files that Kith wrote and still keeps: an export of yesterday, and the journal of who came by
  /// a link, from a page of theirs.
  @Test
  void p5_nothingOfAnErasedPersonIsInAnyFileThatKithKeeps() throws Exception {
    everything(51);
    kith.asOwner(() ->
        kith.bean(Persons.class)
            .link(ana, kith.bean(Accounts.class).remember(OTHER_SELF), "her page says so"));
    comesByALink("https://" + CANARY + ".example/soup");
    var export = exported();
    assertThat(holds(export)).isTrue();
    await("the click", () -> hits().contains("click"));
    assertThat(journal()).as("the journal").isNotEmpty().anyMatch(ErasureTest::holds);

    kith.asOwner(() -> kith.bean(Erasure.class).erase(ana));

    assertThat(hits()).isEmpty();
    assertThat(export).doesNotExist();
    assertThat(files(Objects.requireNonNull(export.getParent()))).noneMatch(ErasureTest::holds);
    await("the journal", () -> journal().stream().noneMatch(ErasureTest::holds));
    assertThat(kith.asOwner(() -> kith.bean(Clicks.class).visits(campaign)))
        .as("that somebody came stays")
        .isEqualTo(1);
  }

  /// Two who turned out to be one: nothing of either stays, and nobody writes to any address either
  /// ever had.
  @Test
  void p5_whoWasMergedGoesWithAllTheyEverWere() throws SQLException {
    everything(51);
    var younger =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Anna " + CANARY,
                        CANARY,
                        "anna." + CANARY + "@work.example",
                        "why",
                        Connection.NONE,
                        kith.now(),
                        List.of(
                            new NewPerson.Proof(
                                kith.bean(Accounts.class).remember(OTHER_SELF), "told us")))));
    kith.asOwner(() -> {
      kith.bean(Relationships.class).begin(younger);
      kith.bean(Contacts.class).log(younger, InteractionKind.CALL, "Anna said " + CANARY, false);
      kith.bean(MayWe.class).agreed(younger, Channel.EMAIL, "Anna wrote " + CANARY);
      update(
          "insert into card_answer (member_id, card, answer, until, was, answered_at) values (%d, 'keep:%d', 'DONE', current_date, '%s', now())"
              .formatted(kith.owner().value(), younger.value(), CANARY));
      kith.bean(Merges.class).merge(ana, younger, Set.of("name", "email"), "she said so");
    });
    var all = kith.asOwner(() -> kith.bean(SubjectAccess.class).of(ana)).orElseThrow();
    assertThat(all.rows("person")).hasSize(2).anyMatch(row -> row.contains("anna." + CANARY));

    var erased = kith.asOwner(() -> kith.bean(Erasure.class).erase(ana)).orElseThrow();
    assertThat(erased.accounts()).isEqualTo(2);
    assertThat(hits()).isEmpty();
    for (var address : List.of(CANARY + "@example.org", "anna." + CANARY + "@work.example")) {
      var again =
          kith.asOwner(() ->
              kith.bean(Persons.class)
                  .add(
                      new NewPerson(
                          "A.", "", address, "import", Connection.NONE, kith.now(), List.of())));
      assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(again)))
          .as(address)
          .isInstanceOf(Permission.Refused.class);
      kith.asOwner(() -> kith.bean(Persons.class).remove(again));
    }
    for (var account : List.of(ANA, OTHER_SELF)) {
      kith.asOwner(() -> hear(List.of(post(account, 7, null))));
    }
    assertThat(hits()).as("heard again").isEmpty();
  }

  /// They are theirs to get, and not for a colleague to read in passing.
  @Test
  void p10_notesThatOneMemberReadsAreInAnOwnersAccessAndCountedInOthers() {
    everything(51);
    var mia = kith.join("Mia", Role.MANAGER);
    kith.as(
        mia, () -> kith.bean(Contacts.class).log(ana, InteractionKind.NOTE, "Mia thinks so", true));

    var owners = kith.asOwner(() -> kith.bean(SubjectAccess.class).of(ana)).orElseThrow();
    assertThat(SubjectJson.of(owners)).contains("Said " + CANARY, "Mia thinks so");
    assertThat(SubjectHtml.of(owners))
        .contains("Mia thinks so", "2 of the notes below are read by their writers only.");
    var managers = kith.as(mia, () -> kith.bean(SubjectAccess.class).of(ana)).orElseThrow();
    assertThat(SubjectJson.of(managers))
        .contains("Mia thinks so", "\"leftOut\" : 1")
        .doesNotContain("Said " + CANARY);
    assertThat(SubjectHtml.of(managers)).contains("1 note is left out here");
    var onTheMachine =
        CurrentWorkspace.call(kith.workspace(), () -> kith.bean(SubjectAccess.class).of(ana))
            .orElseThrow();
    assertThat(onTheMachine.leftOut()).isZero();
    assertThat(onTheMachine.ofOneReader()).isEqualTo(2);
  }

  private CampaignId campaign = new CampaignId(0);

  private void comesByALink(String from) throws Exception {
    var world = new CampaignWorld(kith).onTheWeb();
    campaign = world.running();
    var cara = world.friend("Cara Lund");
    kith.asOwner(() -> world.asks().ask(campaign, cara, Channel.EMAIL));
    world.readLinksAnew();
    var code =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    kith.bean(JdbcClient.class)
                        .sql("select code from tracked_link limit 1")
                        .query(String.class)
                        .single()));
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(kith.url() + "/l/" + code))
              .header("Referer", from)
              .header(
                  "User-Agent",
                  "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
              .header("Accept", "text/html")
              .header("Accept-Language", "en")
              .header("Accept-Encoding", "gzip")
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(302);
    }
  }

  private Path exported() {
    var takeouts = kith.bean(Takeouts.class);
    var id = kith.asOwner(() -> takeouts.ask("Mara"));
    var run =
        kith.asOwner(() -> kith.bean(Jobs.class).run(Takeouts.MAKE, Long.toString(id.value())));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
    return kith.asOwner(() -> takeouts.fetch(id)).orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static List<Path> journal() throws IOException {
    return files(Path.of("target", "clicks-" + ProcessHandle.current().pid()));
  }

  /// Whether the word is in a file, also where it is a part of a packed one.
  private static boolean holds(Path file) {
    try {
      if (!file.toString().endsWith(".zip")) {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY);
      }
      try (var zip = new ZipFile(file.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          var part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          if (part.contains(CANARY)) {
            return true;
          }
        }
        return false;
      }
    } catch (NoSuchFileException e) {
      return false; // it was removed meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /// Every column of every table that has the word in it, in any workspace.
  private List<String> hits() throws SQLException {
    var address = kith.bean(Database.class).address();
    try (var connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              """
              select table_name from information_schema.tables
              where table_schema = 'public' and table_type = 'BASE TABLE' order by 1
              """)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      var hits = new ArrayList<String>();
      for (var table : tables) {
        // Bytes are shown in hexadecimal; the word is sought in them too.
        try (var rows =
            statement.executeQuery(
                "select count(*) from \"%s\" t where t::text ilike '%%%s%%' or t::text like '%%' || encode('%s', 'hex') || '%%'"
                    .formatted(table, CANARY, CANARY))) {
          rows.next();
          if (rows.getLong(1) > 0) {
            hits.add(table);
          }
        }
      }
      return hits;
    }
  }
}
