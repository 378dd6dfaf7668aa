package org.kith.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.graph.Progress;
import org.kith.reach.graph.StoredGraph;

/// DuckDB, which shares no code with us, judges what we write and writes what we read.
class ParquetArcsTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("arcs.parquet");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void aRoundTripGivesAnEqualGraph(long seed) throws IOException {
    var stored = Graphs.randomNumbers(folder.resolve("a"), seed, 50, 400);
    for (boolean follows : new boolean[] {false, true}) {
      arcs(follows).write(stored, Progress.SILENT);
      assertThat(arcs(follows).texts()).isFalse();
      Graphs.numbers(folder.resolve("b"), arcs(follows)::readInto);
      Graphs.same(folder.resolve("a"), folder.resolve("b"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void textsComeBackWhateverIsInThem(long seed) throws IOException {
    arcs(false).write(Graphs.randomTexts(folder.resolve("a"), seed, 300, 4000), Progress.SILENT);
    assertThat(arcs(false).texts()).isTrue();
    Graphs.texts(folder.resolve("b"), arcs(false)::readInto);
    Graphs.same(folder.resolve("a"), folder.resolve("b"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"wiki-Vote.txt", "soc-Slashdot0902.txt.gz"})
  void realGraphsComeBack(String name) throws IOException {
    arcs(false).write(Graphs.real(folder.resolve("a"), name), Progress.SILENT);
    Graphs.numbers(folder.resolve("b"), arcs(false)::readInto);
    Graphs.same(folder.resolve("a"), folder.resolve("b"));
  }

  @Test
  void anotherProgramReadsTheSameArcs() throws IOException, SQLException {
    var numbers = Graphs.randomNumbers(folder.resolve("a"), 7, 3000, 200_000); // several pages
    arcs(false).write(numbers, Progress.SILENT);
    assertThat(rows("select source, target from '%s'".formatted(file)))
        .containsExactlyElementsOf(arcsOf(numbers));
    assertThat(rows("select typeof(source), typeof(target) from '%s' limit 1".formatted(file)))
        .containsExactly("BIGINT BIGINT");

    var texts = Graphs.randomTexts(folder.resolve("t"), 7, 200, 3000);
    new ParquetArcs(file, List.of("ä", "b"), false).write(texts, Progress.SILENT);
    assertThat(rows("select \"ä\", b from '%s'".formatted(file)))
        .containsExactlyElementsOf(arcsOf(texts));
    assertThat(rows("select typeof(\"ä\"), typeof(b) from '%s' limit 1".formatted(file)))
        .containsExactly("VARCHAR VARCHAR");
  }

  @Test
  void severalGroupsOfRowsAreWrittenAndRead() throws IOException, SQLException {
    var stored = Graphs.randomNumbers(folder.resolve("a"), 3, 4000, 1_300_000);
    arcs(false).write(stored, Progress.SILENT);
    assertThat(stored.graph().arcs()).isGreaterThan(1 << 20);
    var sum = "select count(*), sum(source::hugeint * 31 + target) from '%s'".formatted(file);
    var groups =
        "select count(distinct row_group_id), 0 from parquet_metadata('%s')".formatted(file);
    assertThat(rows(groups)).containsExactly("2 0");
    var expected = BigInteger.ZERO;
    for (var arc : arcsOf(stored)) {
      var ends = arc.split(" ", 2);
      expected =
          expected
              .add(new BigInteger(ends[0]).multiply(BigInteger.valueOf(31)))
              .add(new BigInteger(ends[1]));
    }
    assertThat(rows(sum)).containsExactly(stored.graph().arcs() + " " + expected);
    Graphs.numbers(folder.resolve("b"), arcs(false)::readInto);
    Graphs.same(folder.resolve("a"), folder.resolve("b"));
  }

  @ParameterizedTest(name = "{0} {1}, {2}")
  @CsvSource({
    "uncompressed, V1, bigint", "snappy, V1, bigint", "gzip, V1, bigint", "zstd, V1, bigint",
    "zstd, V2, bigint", "snappy, V2, integer", "snappy, V1, uinteger", "zstd, V1, ubigint",
    "snappy, V1, smallint", "gzip, V2, utinyint", "snappy, V1, varchar", "zstd, V2, varchar",
    "uncompressed, V2, varchar", "gzip, V1, varchar"
  })
  void readsWhatAnotherProgramWrote(String codec, String version, String type)
      throws IOException, SQLException {
    execute(
        "create table arcs as select (hash(i) %% 120)::%s a, (hash(i + 7777777) %% 120)::%s b"
                .formatted(type, type)
            + " from range(60000) t(i)",
        "copy arcs to '%s' (format parquet, codec '%s', parquet_version '%s', row_group_size 9000)"
            .formatted(file, codec, version));
    assertThat(arcs(false).texts()).isEqualTo(type.equals("varchar"));
    var read =
        type.equals("varchar")
            ? Graphs.texts(folder.resolve("b"), arcs(false)::readInto)
            : Graphs.numbers(folder.resolve("b"), arcs(false)::readInto);
    assertThat(arcsOf(read))
        .containsExactlyInAnyOrderElementsOf(
            rows("select distinct a, b from '%s' where a != b".formatted(file)));
  }

  @Test
  void columnsAreNamedAndOthersLeftAside() throws IOException, SQLException {
    write("select 'x' note, 3::int b, 1.5 weight, 4294967295::uinteger a");
    var read =
        Graphs.numbers(
            folder.resolve("b"), new ParquetArcs(file, List.of("a", "b"), false)::readInto);
    assertThat(arcsOf(read)).containsExactly("4294967295 3");
    refused("has no column c, but note, b, weight, a", "a", "c");
    refused("has neither integers nor texts in column weight", "a", "weight");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParquetArcs(file, List.of("a", "a"), false));
  }

  @Test
  void integersAndTextsTogetherAreTexts() throws IOException, SQLException {
    write("select 12 a, 'ana' b");
    assertThat(arcs(false).texts()).isTrue();
    assertThat(arcsOf(Graphs.texts(folder.resolve("b"), arcs(false)::readInto)))
        .containsExactly("12 ana");
  }

  @Test
  void aRowThatCannotBeAnArcIsNamed() throws IOException, SQLException {
    write("select i a, case when i = 41 then null else i + 1 end b from range(100) t(i)");
    refused("arcs.parquet, row 42, column b: there is no value");
    write("select 5 - i a, 7 b from range(100) t(i)");
    refused("arcs.parquet, row 7, column a: a key is a number of at least 0, was -1");
    write("select 18446744073709551615::ubigint a, 7 b");
    refused("row 1, column a: a key is a number of at least 0");
    write("select 7 a, 'x' b");
    refused("row 1, column b: the accounts are texts; read keys as texts");
    write("select date '2026-01-01' a, 7 b");
    refused("has neither integers nor texts in column a");
    write("select [1, 2] a, 7 b");
    refused("has neither integers nor texts in column");
    write("select 7 a");
    refused("has 1 columns, and an arc takes two");
  }

  @Test
  void whatIsNoParquetFileIsRefused() throws IOException {
    refused("arcs.parquet cannot be read: name a Parquet file");
    Files.writeString(file, "1 2\n", UTF_8);
    refused("is no Parquet file: it does not begin with PAR1");
    Files.writeString(file, "PAR1", UTF_8);
    refused("is cut off: it does not end with PAR1");
    Files.writeString(file, "PAR1xxxxxxxxxxxPAR1", UTF_8);
    refused("is damaged, or Parquet of a kind that Kith does not read");
  }

  /// The checksum of a page finds what changed in it.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void aChangedOrMissingByteIsOneSentence(long seed) throws IOException {
    arcs(false).write(Graphs.randomNumbers(folder.resolve("a"), seed, 50, 400), Progress.SILENT);
    byte[] bytes = Files.readAllBytes(file);
    var random = new SplittableRandom(seed);
    byte[] cut = Arrays.copyOf(bytes, random.nextInt(4, bytes.length));
    Files.write(file, cut);
    refused("is cut off");
    int pages = 60; // from here on to the footer there are packed values
    bytes[random.nextInt(pages, bytes.length / 2)] ^= (byte) (1 << random.nextInt(8));
    Files.write(file, bytes);
    refused("is damaged");
  }

  private ParquetArcs arcs(boolean follows) {
    return new ParquetArcs(file, List.of(), follows);
  }

  private void refused(String message, String... columns) {
    var arcs = new ParquetArcs(file, List.of(columns), false);
    assertThatIOException()
        .isThrownBy(() -> Graphs.numbers(folder.resolve("refused"), arcs::readInto))
        .withMessageContaining(message)
        .withMessageContaining("arcs.parquet")
        .withMessageNotContaining("\n");
  }

  private static List<String> arcsOf(StoredGraph stored) {
    var arcs = new ArrayList<String>();
    for (int u = 0; u < stored.graph().nodes(); u++) {
      for (int v : stored.graph().audience(u)) {
        arcs.add(stored.keys().key(u) + " " + stored.keys().key(v));
      }
    }
    return arcs;
  }

  private void write(String select) throws SQLException {
    execute("copy (%s) to '%s' (format parquet)".formatted(select, file));
  }

  private static void execute(String... statements) throws SQLException {
    try (var db = DriverManager.getConnection("jdbc:duckdb:");
        var run = db.createStatement()) {
      for (var statement : statements) {
        run.execute(statement);
      }
    }
  }

  /// The rows of two columns, in order, with a space between.
  private static List<String> rows(String select) throws SQLException {
    var rows = new ArrayList<String>();
    try (var db = DriverManager.getConnection("jdbc:duckdb:");
        var run = db.createStatement();
        var result = run.executeQuery(select)) {
      while (result.next()) {
        rows.add(result.getString(1) + " " + result.getString(2));
      }
    }
    return rows;
  }
}
