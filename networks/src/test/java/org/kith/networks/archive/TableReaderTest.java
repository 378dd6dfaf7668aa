package org.kith.networks.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.archive.ArchivesTest.Told;

class TableReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir Path folder;
  private final Told told = new Told();

  @Test
  void readsPostsByTheirHeadings() throws IOException {
    var file =
        file(
            "posts.csv",
            """
            Date,Author,Handle,Permalink,Content,Followers
            2026-04-30 09:00,Ana Lima,@ana_lima,https://x.com/ana_lima/status/1900,"Out at the weir,
            again #CleanRiver","1,240"
            never,Bo,@bo,https://x.com/bo/status/1,hello,3
            2026-04-30T10:00:00+02:00,Cy,,not a link at all,hello,
            """);
    var shape = Shape.of(file).orElseThrow();
    var mapping = Mapping.proposed(shape);
    assertThat(mapping.columns())
        .containsExactly(
            Meaning.AT,
            Meaning.NAME,
            Meaning.HANDLE,
            Meaning.POST_URL,
            Meaning.TEXT,
            Meaning.FOLLOWERS);
    assertThat(mapping.lack()).isEmpty();
    new TableReader(shape, mapping, CLOCK).read(file, told);
    assertThat(told.posts)
        .singleElement()
        .satisfies(post -> {
          assertThat(post.id()).isEqualTo("https://x.com/ana_lima/status/1900");
          assertThat(post.author().network()).isEqualTo(Network.X);
          assertThat(post.author().key()).isEqualTo("@ana_lima");
          assertThat(post.at()).isEqualTo(Instant.parse("2026-04-30T09:00:00Z"));
          assertThat(post.tags()).containsExactly("cleanriver");
        });
    assertThat(told.dropped)
        .extracting(d -> d.what() + ": " + d.why())
        .containsExactly(
            "line 4: 'never' is not a time Kith reads",
            "line 5: its link to the post is not a web address");
  }

  @Test
  void readsAccountsOfEveryNetworkByTheirLinks() throws IOException {
    var file =
        file(
            "voices.csv",
            """
            name;url;followers
            Ana;https://river.example/;1.240
            Bo;https://social.example/@bo;12
            Cy;https://bsky.app/profile/did:plc:cy2222222222222222222222;
            Di;https://www.instagram.com/di/;7 500
            Ed;https://twitter.com/Ed;x
            """);
    var shape = Shape.of(file).orElseThrow();
    assertThat(shape.delimiter()).isEqualTo(';');
    var mapping = Mapping.proposed(shape);
    assertThat(mapping.columns()).containsExactly(Meaning.NAME, Meaning.PROFILE, Meaning.FOLLOWERS);
    new TableReader(shape, mapping, CLOCK).read(file, told);
    assertThat(told.profiles)
        .extracting(p -> p.account().network() + " " + p.account().key())
        .containsExactly(
            "BLOG https://river.example",
            "MASTODON acct:bo@social.example",
            "BLUESKY did:plc:cy2222222222222222222222",
            "INSTAGRAM @di",
            "X @ed");
    assertThat(told.profiles.get(0).followers()).isEqualTo(OptionalLong.of(1240));
    assertThat(told.profiles.get(3).followers()).isEqualTo(OptionalLong.of(7500));
    assertThat(told.profiles.get(4).followers()).isEmpty();
  }

  @Test
  void seesWhatColumnsHoldWhereNothingHeadsThem() throws IOException {
    var file =
        file(
            "bare.csv",
            "@ana@social.example\t1200\t2026-04-01\n@bo@social.example\t7\t2026-04-02\n");
    var shape = Shape.of(file).orElseThrow();
    assertThat(shape.hasHeader()).isFalse();
    assertThat(shape.delimiter()).isEqualTo('\t');
    assertThat(Mapping.proposed(shape).columns())
        .containsExactly(Meaning.HANDLE, Meaning.FOLLOWERS, Meaning.AT);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-8", "windows-1252, windows-1252", "UTF-16LE, UTF-16LE"})
  void findsOutHowATableIsEncoded(String written, String found) throws IOException {
    var charset = Charset.forName(written);
    var text = "name;handle\nJörg;@joerg@fluss.example\n";
    var marked = written.startsWith("UTF-16") ? "\ufeff" + text : text;
    var file = Files.write(folder.resolve("t.csv"), marked.getBytes(charset));
    var shape = Shape.of(file).orElseThrow();
    assertThat(shape.charset()).isEqualTo(Charset.forName(found));
    assertThat(shape.heading(0)).isEqualTo("name");
    new TableReader(shape, Mapping.proposed(shape), CLOCK).read(file, told);
    assertThat(told.profiles.getFirst().account().name()).isEqualTo("Jörg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-03 | 2026-04-03T00:00:00Z",
        "2026-04-03T10:00:00Z | 2026-04-03T10:00:00Z",
        "2026-04-03 10:00:00+02:00 | 2026-04-03T08:00:00Z",
        "3.4.2026 10:30 | 2026-04-03T10:30:00Z",
        "3/4/2026 | 2026-04-03T00:00:00Z",
        "1777540364 | 2026-04-30T09:12:44Z",
        "1777540364000 | 2026-04-30T09:12:44Z",
        "yesterday | ",
        "2030-01-01 | ",
        "31.2.2026x | "
      })
  void readsTimesAsPeopleWriteThem(String text, Instant at) {
    assertThat(new Times(true, NOW).read(text).orElse(null)).isEqualTo(at);
  }

  @Test
  void seesWhetherTheMonthComesFirst() throws IOException {
    var file =
        file(
            "us.csv",
            "date,handle,text,url\n4/30/2026 9:00 AM,@ana,hello,https://x.com/ana/status/1\n");
    var shape = Shape.of(file).orElseThrow();
    var mapping = Mapping.proposed(shape);
    assertThat(mapping.dayFirst()).isFalse();
    new TableReader(shape, mapping, CLOCK).read(file, told);
    assertThat(told.posts)
        .extracting(Post::at)
        .containsExactly(Instant.parse("2026-04-30T09:00:00Z"));
  }

  @Test
  void wantsToKnowWhoAndWhenBeforeItReads() throws IOException {
    var file = file("t.csv", "colour,taste\nred,sweet\n");
    var shape = Shape.of(file).orElseThrow();
    var proposed = Mapping.proposed(shape);
    assertThat(proposed.lack()).startsWith("Say which column holds a handle");
    assertThatThrownBy(() -> new TableReader(shape, proposed, CLOCK))
        .isInstanceOf(IllegalArgumentException.class);
    var noTime = new Mapping(List.of(Meaning.HANDLE, Meaning.TEXT), Network.X, true);
    assertThat(noTime.lack()).contains("when the posts were written");
  }

  @Test
  void takesWhatAPersonChoseOverWhatItProposed() throws IOException {
    var file = file("t.csv", "who,notes\nana,friend\nbo,\n");
    var shape = Shape.of(file).orElseThrow();
    var chosen = new Mapping(List.of(Meaning.HANDLE, Meaning.ABOUT), Network.INSTAGRAM, true);
    new TableReader(shape, chosen, CLOCK).read(file, told);
    assertThat(told.profiles).extracting(p -> p.account().key()).containsExactly("@ana", "@bo");
  }

  @Test
  void isNoTableWhenItIsBinaryOrEmpty() throws IOException {
    assertThat(Shape.of(Files.write(folder.resolve("a"), new byte[] {0, 1, 2}))).isEmpty();
    assertThat(Shape.of(file("b", "  \n"))).isEmpty();
  }

  @Test
  void readsAHundredThousandRowsInLittleMemory() throws IOException {
    var text = new StringBuilder("handle,network\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("user").append(i).append(",x\n");
    }
    var file = file("many.csv", text.toString());
    var shape = Shape.of(file).orElseThrow();
    new TableReader(shape, Mapping.proposed(shape), CLOCK).read(file, told);
    assertThat(told.profiles).hasSize(100_000);
    var few = new Bounds(50L << 20, 1, 100, 1L << 30, 4 << 20, 5);
    assertThatThrownBy(
            () -> new TableReader(shape, Mapping.proposed(shape), few, CLOCK).read(file, told))
        .isInstanceOf(BeyondBounds.class);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
