package org.kith.takeout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Invariant 8 on a small workspace with something hard in each table; the whole sample goes round
/// in `SampleTakeoutTest` of the command line.
class TakeoutsTest {

  @RegisterExtension final TestKith kith = new TestKith();
  @TempDir Path folder;

  private long person;

  @BeforeEach
  void fill() {
    var left = kith.join("Once Here", Role.MEMBER);
    inside(
        kith,
        () -> {
          sql(
              "insert into topic (name, of_us, created_at) values ('Brot & \"Käse\"\n"
                  + "\t\\u0000', true, now())");
          sql(
              "insert into account (network, key, handle, name, opt_outs) values ('BLOG',"
                  + " 'https://a.example', 'a', '<b>ä</b> \uD83C\uDF5E', '{INDEXING,\"a,b\"}')");
          sql(
              "insert into account (network, key, handle, name) values ('BLOG',"
                  + " 'https://B.example', 'b', 'B')");
          sql(
              "insert into audience (account_id, page, followers, read_at) select min(id), 0,"
                  + " array_agg(id order by id), now() from account");
          sql(
              "insert into person (name, purpose, email, added_by, added_at) values ('Ana', 'to thank her', 'ana@example.org', %d, '2026-01-02 03:04:05.678901+05:30')"
                  .formatted(left.value()));
          sql(
              "insert into person (name, purpose, added_by, added_at) values ('Bo', 'why', %d, now())"
                  .formatted(kith.owner().value()));
          sql("set local kith.merging = 'on'");
          sql(
              "insert into person (name, purpose, added_at, merged_into) select 'Ana twice', 'why',"
                  + " now(), id from person where name = 'Ana'");
          sql(
              "insert into consent (person_id, channel, said, evidence, at) select id, 'ANY',"
                  + " 'WITHDRAWN', 'said so', now() from person where name = 'Ana'");
          sql(
              "insert into campaign (name, destination, starts_at, until, forecast,"
                  + " forecast_sealed_at, facts) values ('C', 'https://x.example', now(), now() +"
                  + " interval '1 day', '{\"b\": 1.50, \"a\": [null]}', now(), '{one,two}')");
          sql(
              "insert into post (network, key, account_id, url, at, text, heard_at) select 'BLOG',"
                  + " 'p' || n, (select min(id) from account), 'https://x.example/' || n, now(),"
                  + " 'text', now() from generate_series(1, 3) n");
          sql(
              "insert into share (campaign_id, post_id, grade, at) select (select id from"
                  + " campaign), p.id, 'PROVEN', now() from post p order by p.id");
          sql(
              "update share set parent_id = (select max(id) from share) where id = (select min(id)"
                  + " from share)");
          sql("insert into posting_stop (stopped_by, stopped_at) values ('Mara', now())");
          sql("insert into listening (version, languages) values (5, '{de,en}')");
        });
    person = asked(kith, () -> number("select id from person where name = 'Ana'"));
    kith.bean(Members.class).remove(kith.workspace(), left);
  }

  /// What was read before somebody was erased is not given out.
  @Test
  void p5_anExportThatWasBeingMadeWhenSomebodyWasErasedIsMadeAnew() throws IOException {
    var takeouts = kith.bean(Takeouts.class);
    var store = kith.bean(TakeoutStore.class);
    var id = kith.asOwner(() -> takeouts.ask("Mara"));
    var packed = new Takeouts.Packed("C", 1, 1, 1, "0");
    kith.asOwner(() -> {
      takeouts.forget();
      return true;
    });
    inside(kith, () -> assertThat(store.done(id, packed, kith.now())).isFalse());
    assertThat(kith.asOwner(() -> takeouts.fetch(id))).isEmpty();
    var run =
        kith.asOwner(() -> kith.bean(Jobs.class).run(Takeouts.MAKE, Long.toString(id.value())));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
    assertThat(kith.asOwner(() -> takeouts.fetch(id))).isPresent();
  }

  @Test
  void whatGoesOutComesInAndGoesOutTheSame() throws IOException {
    var first = export(kith, "first.zip");
    var counts = kith.asOwner(() -> counts());
    var other = emptied();
    other.asOwner(() -> takeIn(first));

    assertThat(other.asOwner(this::counts)).isEqualTo(counts);
    // Whoever let it in here worked not there.
    assertThat(kith.bean(Members.class).remove(other.workspace(), other.owner())).isTrue();
    assertThat(Files.mismatch(first, export(other, "second.zip"))).isEqualTo(-1);
    var mayWe = other.asOwner(() -> kith.bean(MayWe.class).contact(new PersonId(person)));
    assertThat(mayWe.isGranted()).isFalse();
    long added =
        asked(
            other,
            () ->
                number(
                    "select m.id from person p join member m on m.id = p.added_by where p.name ="
                        + " 'Ana' and m.name = 'Once Here'"));
    assertThat(added).isPositive();
    assertThat(asked(other, () -> number("select count(*) from person")))
        .as("who was merged stays hidden")
        .isEqualTo(2);
    assertThat(other.asOwner(() -> kith.bean(Members.class).of(other.workspace())))
        .noneMatch(member -> member.name().equals("Once Here"));
    long next =
        asked(
            other,
            () ->
                number(
                    "insert into person (name, purpose, added_at) values ('Cy', 'why', now())"
                        + " returning id"));
    assertThat(next).isGreaterThan(person);
  }

  @Test
  void noSecretLeaves() throws IOException {
    inside(
        kith,
        () ->
            sql(
                "insert into connection (network, account_key, server, handle, name, secret,"
                    + " connected_by, connected_at, checked_at) values ('MASTODON', 'k',"
                    + " 'https://m.example', 'us', 'Us', 'canary-4711'::bytea, 'Mara', now(),"
                    + " now())"));
    var file = export(kith, "out.zip");
    inside(
        kith, () -> sql("delete from connection")); // no key opens it, and other tests look at all
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        assertThat(text)
            .as(entry.getName())
            .doesNotContain("canary")
            .doesNotContain("63616e617279");
      }
      assertThat(zip.getEntry("connection.jsonl")).isNull();
      assertThat(zip.getEntry("session.jsonl")).isNull();
    }
  }

  @Test
  void nothingComesIntoWhatIsNotEmpty() throws IOException {
    var file = export(kith, "out.zip");
    var other = TestKith.neighbour();
    inside(other, () -> sql("insert into topic (name, created_at) values ('mine', now())"));
    assertThatThrownBy(() -> other.asOwner(() -> takeIn(file)))
        .hasMessageContaining("There is something in this workspace already");
  }

  @Test
  void rowsOfAnotherWorkspaceAreNeverTouched() throws IOException {
    var file = export(kith, "out.zip");
    var other = TestKith.neighbour(); // the first one is still there, with the same numbers
    assertThatThrownBy(() -> other.asOwner(() -> takeIn(file)))
        .hasMessageContaining("in another workspace")
        .hasMessageContaining("Nothing was changed");
    assertThat(other.asOwner(() -> kith.bean(Takeouts.class).isEmpty())).isTrue();
    assertThat(kith.asOwner(this::counts)).containsEntry("person", 2L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a picture           | no export of a Kith
          another zip         | no export of a Kith
          cut off             | damaged
          one byte changed    | damaged
          a row less          | damaged
          a row more          | damaged
          a part missing      | is missing
          a stranger inside   | does not name
          a name that climbs  | does not name
          a newer format      | newer Kith
          a newer table       | newer Kith
          a newer column      | newer Kith
          a bomb              | larger than it says
          numbers too high    | larger than a Kith can be
          numbers made up     | its numbers end at
          """)
  void s7_whatIsNotWholeChangesNothing(String how, String sentence) throws IOException {
    var file = spoilt(how, export(kith, "good.zip"));
    var other = emptied();
    assertThatThrownBy(() -> other.asOwner(() -> takeIn(file)))
        .hasRootCauseInstanceOf(UnfitFile.class)
        .rootCause()
        .hasMessageContaining(sentence);
    assertThat(other.asOwner(() -> kith.bean(Takeouts.class).isEmpty())).isTrue();
    assertThat(kith.bean(Members.class).of(other.workspace())).hasSize(1);
    assertThat(asked(other, () -> number("select nextval('topic_id_seq')")))
        .as("no number was claimed for what did not come in")
        .isLessThan(1_000_000);
  }

  private Path spoilt(String how, Path good) throws IOException {
    var file = folder.resolve("spoilt.zip");
    return switch (how) {
      case "a picture" -> Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
      case "cut off" ->
          Files.write(file, Arrays.copyOf(Files.readAllBytes(good), (int) Files.size(good) / 2));
      case "one byte changed" -> flipped(good, file);
      case "another zip" -> packed(file, Map.of("manifest.json", "{\"format\":\"tar\"}"));
      default -> packed(file, changed(how, unpacked(good)));
    };
  }

  private static Map<String, String> changed(String how, Map<String, String> parts) {
    switch (how) {
      case "a row less" ->
          edit(parts, "post.jsonl", text -> text.substring(text.indexOf('\n') + 1));
      case "a row more" -> edit(parts, "post.jsonl", text -> text + text);
      case "a part missing" -> parts.remove("consent.jsonl");
      case "a stranger inside" -> parts.put("evil.jsonl", "{}\n");
      case "a name that climbs" -> parts.put("../../evil", "{}\n");
      case "a newer format" ->
          edit(parts, "manifest.json", t -> t.replace("\"version\" : 1", "\"version\" : 2"));
      case "a newer table" -> {
        parts.put("dream.jsonl", Objects.requireNonNull(parts.remove("topic.jsonl")));
        edit(
            parts, "manifest.json", t -> t.replace("\"name\" : \"topic\"", "\"name\" : \"dream\""));
      }
      case "a newer column" ->
          edit(
              parts,
              "manifest.json",
              t -> t.replace("\"of_us\", \"created_at\"", "\"of_them\", \"created_at\""));
      case "a bomb" -> parts.put("post.jsonl", "x".repeat(40 << 20) + "\n");
      case "numbers too high" ->
          edit(
              parts,
              "manifest.json",
              t -> t.replaceFirst("\"last\" : [1-9]\\d*", "\"last\" : 9000000000000000000"));
      case "numbers made up" ->
          edit(
              parts,
              "manifest.json",
              t -> t.replaceFirst("\"last\" : [1-9]\\d*", "\"last\" : 900000000000"));
      default -> throw new IllegalArgumentException(how);
    }
    return parts;
  }

  private static void edit(Map<String, String> parts, String name, UnaryOperator<String> change) {
    var before = Objects.requireNonNull(parts.get(name));
    var after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    parts.put(name, after);
  }

  /// Changes a byte in the middle of a part.
  private static Path flipped(Path good, Path file) throws IOException {
    var bytes = Files.readAllBytes(good);
    int at = new String(bytes, ISO_8859_1).indexOf("post.jsonl") + "post.jsonl".length() + 20;
    bytes[at] ^= 0x40;
    return Files.write(file, bytes);
  }

  private static Map<String, String> unpacked(Path file) throws IOException {
    var parts = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    return parts;
  }

  private static Path packed(Path file, Map<String, String> parts) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
    return file;
  }

  private Path export(TestKith of, String name) {
    var file = folder.resolve(name);
    of.asOwner(() -> kith.bean(Takeouts.class).write(file, Progress.untold()));
    return file;
  }

  private long takeIn(Path file) throws IOException {
    return kith.bean(Takeouts.class).takeIn(file, Progress.untold());
  }

  /// Another, empty workspace, after this test's own was thrown away with all that was in it.
  private TestKith emptied() {
    sql("delete from workspace where id = " + kith.workspace().value());
    return TestKith.neighbour();
  }

  private Map<String, Long> counts() {
    var counts = new LinkedHashMap<String, Long>();
    Objects.requireNonNull(
        kith.bean(TransactionTemplate.class)
            .execute(_ -> {
              for (var table : kith.bean(Tables.class).exported()) {
                counts.put(table.name(), number("select count(*) from " + table.quoted()));
              }
              return counts;
            }));
    return counts;
  }

  private int sql(String statement) {
    return kith.bean(JdbcClient.class).sql(statement).update();
  }

  private long number(String statement) {
    return kith.bean(JdbcClient.class).sql(statement).query(Long.class).single();
  }

  private void inside(TestKith where, Runnable work) {
    where.asOwner(() -> kith.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run()));
  }

  private long asked(TestKith where, LongSupplier work) {
    return where.asOwner(() ->
        Objects.requireNonNull(
            kith.bean(TransactionTemplate.class).execute(_ -> work.getAsLong())));
  }

  @Test
  void whatIsBroughtIsForNobodyElseOnThisMachineToRead() throws IOException {
    var file = export(kith, "brought.zip");
    var other = emptied();
    var takeouts = kith.bean(Takeouts.class);
    var id =
        other.asOwner(() -> {
          try (var in = Files.newInputStream(file)) {
            return takeouts.receive(in, "Mara");
          }
        });
    var kept = kith.bean(Shelf.class).place(other.workspace(), id);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    other.asOwner(() -> {
      takeouts.takeIn(id, Progress.untold());
      return id;
    });
    assertThat(kept).doesNotExist();
  }

  @Test
  void aFileIsMadeByTheWorkAndKeptForADay() throws IOException {
    var takeouts = kith.bean(Takeouts.class);
    var id = kith.asOwner(() -> takeouts.ask("Mara"));
    kith.asOwner(() -> {
      takeouts.make(id, Progress.untold());
      return id;
    });
    var made = kith.asOwner(() -> takeouts.find(id)).orElseThrow();
    var file = kith.asOwner(() -> takeouts.file(made)).orElseThrow();
    assertThat(Files.size(file)).isEqualTo(made.bytes());
    assertThat(made.rows()).isGreaterThan(10);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(TestKith.neighbour().asOwner(() -> takeouts.find(id))).isEmpty();

    kith.now(TestKith.MONDAY_MORNING.plus(Takeout.KEPT).plusSeconds(1));
    assertThat(kith.asOwner(() -> takeouts.file(made))).isEmpty();
    kith.asOwner(() -> {
      takeouts.forget();
      return id;
    });
    assertThat(file).doesNotExist();
  }
}
