package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Jobs;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.archive.Mapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ImportsTest {

  private static final String CSV =
      """
      date,handle,permalink,content
      2026-11-01,@ana,https://x.com/ana/status/1,leftovers for all
      2026-11-02,@bo,https://x.com/bo/status/2,no thanks
      never,@cy,https://x.com/cy/status/3,leftovers again
      """;

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void looksAtATableTakesItInAndSaysWhatWasLeftOut() throws Exception {
    var id = keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    var look = kith.asOwner(() -> imports().look(of(id), Optional.of(proposed(id))).orElseThrow());
    assertThat(look.postsNew()).isEqualTo(2);
    assertThat(look.accountsNew()).isEqualTo(2);
    assertThat(look.leftOutFirst()).containsExactly("line 4: 'never' is not a time Kith reads");
    assertThat(count("post")).isZero();
    takeIn(id);
    assertThat(of(id).state()).isEqualTo(Import.State.DONE);
    assertThat(of(id).counts()).isEqualTo(look);
    assertThat(count("post")).isEqualTo(2);
    assertThat(count("import_file")).isZero();
    assertThat(count("person")).isZero();
  }

  @Test
  void bringsTheSameFileInOnce() throws Exception {
    takeIn(keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    var again = keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    takeIn(again);
    assertThat(of(again).counts().postsNew()).isZero();
    assertThat(of(again).counts().postsKnown()).isEqualTo(2);
    assertThat(count("post")).isEqualTo(2);
    kith.asOwner(() -> imports().undo(again));
    assertThat(count("post")).isEqualTo(2);
  }

  @Test
  void undoesForThirtyDaysAndOnlyWhatItBrought() throws Exception {
    var first = keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    takeIn(first);
    var more = CSV + "2026-11-03,@di,https://x.com/di/status/4,hello\n";
    var second = keep("more.csv", more.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    takeIn(second);
    assertThat(of(second).counts().postsNew()).isEqualTo(1);
    assertThat(kith.asOwner(() -> imports().undo(second))).isTrue();
    assertThat(count("post")).isEqualTo(2);
    assertThat(kith.asOwner(() -> imports().undo(second))).isFalse();
    kith.now(kith.now().plus(Duration.ofDays(31)));
    assertThat(kith.asOwner(() -> imports().undo(first))).isFalse();
    assertThat(count("post")).isEqualTo(2);
  }

  @Test
  void keepsNoTextOfWhoAskedForThatAndChangesNobodysProfile() throws Exception {
    var ana = new Account(Network.X, "@ana", "ana", "Ana");
    kith.asOwner(() ->
        kith.bean(Accounts.class)
            .remember(
                new Profile(
                    ana,
                    "as Kith read it",
                    List.of(),
                    OptionalLong.of(9),
                    Set.of(Profile.OptOut.INDEXING))));
    takeIn(keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    assertThat(texts()).containsExactlyInAnyOrder("", "no thanks");
    var table = "handle,network,bio,followers\n@ana,x,older words,1\n@eva,x,new here,5\n";
    var id = keep("voices.csv", table.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    takeIn(id);
    assertThat(of(id).counts().accountsNew()).isEqualTo(1);
    assertThat(abouts()).contains("as Kith read it", "new here").doesNotContain("older words");
    kith.asOwner(() -> imports().undo(id));
    assertThat(abouts()).contains("as Kith read it").doesNotContain("new here");
  }

  @Test
  void knowsAnExportAndNothingOfOtherFiles() throws Exception {
    var account =
        "window.YTD.account.part0 = [{\"account\":{\"accountId\":\"2244\",\"username\":\"riverfriends\"}}]";
    var tweets =
        "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"1\",\"full_text\":\"hello\",\"created_at\":\"Thu Apr 30 09:12:44 +0000 2026\"}}]";
    var id = keep("x.zip", zip("data/account.js", account, "data/tweets.js", tweets)).orElseThrow();
    assertThat(of(id).format()).isEqualTo("X export");
    takeIn(id);
    assertThat(texts()).containsExactly("hello");
    assertThat(keep("other.zip", zip("a.txt", "hello"))).isEmpty();
    assertThat(keep("picture.png", new byte[] {0, 1, 2, 3})).isEmpty();
  }

  @Test
  void takesInWhatBlueskyHandsOut() throws Exception {
    var car = Files.readAllBytes(Path.of("src/test/resources/listen/ana.car"));
    var id = keep("repo.car", car).orElseThrow();
    assertThat(of(id).format()).isEqualTo("Bluesky export");
    takeIn(id);
    assertThat(texts()).containsExactly("Leftovers, on Bluesky.");
    assertThat(abouts()).contains("Cooks what is left.");
    assertThat(of(id).counts().follows()).isEqualTo(1);
    var half = keep("half.car", Arrays.copyOf(car, car.length / 2)).orElseThrow();
    var look = kith.asOwner(() -> imports().look(of(half), Optional.empty()).orElseThrow());
    assertThat(look.leftOutFirst()).isNotEmpty();
    kith.asOwner(() -> imports().undo(id));
    assertThat(texts()).isEmpty();
  }

  @Test
  void isNotSeenByTheNeighbours() throws Exception {
    var id = keep("posts.csv", CSV.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> imports().find(id))).isEmpty();
    assertThat(neighbour.asOwner(() -> imports().undo(id))).isFalse();
  }

  private Imports imports() {
    return kith.bean(Imports.class);
  }

  private Import of(ImportId id) {
    return kith.asOwner(() -> imports().find(id).orElseThrow());
  }

  private Optional<ImportId> keep(String name, byte[] bytes) {
    return kith.asOwner(() -> imports().keep(name, new ByteArrayInputStream(bytes)));
  }

  private Mapping proposed(ImportId id) throws IOException {
    return Mapping.proposed(imports().shape(of(id)).orElseThrow());
  }

  private void takeIn(ImportId id) {
    kith.asOwner(() -> {
      var of = of(id);
      var mapping = of.isTable() ? Optional.of(proposed(id)) : Optional.<Mapping>empty();
      assertThat(imports().begin(of, mapping)).isTrue();
      assertThat(imports().begin(of, mapping)).isFalse();
      var run = kith.bean(Jobs.class).run(Imports.WORK, Long.toString(id.value()));
      assertThat(run.isTrouble()).as(run.line()).isFalse();
      return id;
    });
  }

  private long count(String table) {
    return column("select count(*)::text from " + table).stream().mapToLong(Long::parseLong).sum();
  }

  private List<String> texts() {
    return column("select text from post order by id");
  }

  private List<String> abouts() {
    return column("select about from account order by id");
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class).sql(sql).query((row, _) -> row.getString(1)).list()));
  }

  private static byte[] zip(String... pairs) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < pairs.length; i += 2) {
        zip.putNextEntry(new ZipEntry(pairs[i]));
        zip.write(pairs[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
