package org.kith.networks.bluesky.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.bluesky.repo.Blocks.entry;
import static org.kith.networks.bluesky.repo.Blocks.map;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.SharedData;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class RepositoryTest {

  private static final String CORPUS = "jetstream/internal/corpus/testdata/";
  private static final String DID = "did:plc:ana2222222222222222222222";

  private static final class Read implements Repository.Sink {
    final Map<String, JsonNode> records = new TreeMap<>();
    final Map<String, String> names = new TreeMap<>();
    final List<String> dropped = new ArrayList<>();

    Read(byte[] car) throws IOException {
      Repository.open(() -> new ByteArrayInputStream(car)).read(_ -> true, this);
    }

    @Override
    public void record(String path, Cid cid, JsonNode record) {
      records.put(path, record);
      names.put(path, cid.toString());
    }

    @Override
    public void dropped(String what, String why) {
      dropped.add(what + ": " + why);
    }
  }

  @Test
  void readsARealRepositoryAsTheNetworksOwnToolDoes() throws IOException {
    var car = SharedData.need(CORPUS + "repo.car");
    var expected = new TreeMap<String, String>();
    for (var line : Files.readAllLines(SharedData.need(CORPUS + "car_expected_records.tsv"))) {
      var parts = line.split("\t", 2);
      expected.put(parts[0], parts[1]);
    }
    var repository = Repository.open(() -> Files.newInputStream(car));
    assertThat(Files.readString(SharedData.need(CORPUS + "car_expected_commit.txt")))
        .contains("DID: " + repository.did() + "\n", "Revision: " + repository.rev());
    var read = new Read(Files.readAllBytes(car));
    assertThat(read.names).hasSize(23).isEqualTo(expected);
    assertThat(read.dropped).isEmpty();
  }

  private static Object post(String text) {
    return map("$type", "app.bsky.feed.post", "text", text);
  }

  @Test
  void readsATreeOfSeveralNodesWhoseKeysAreShortened() throws IOException {
    var blocks = new Blocks();
    var first = blocks.add(post("first"));
    var second = blocks.add(post("second"));
    var below = blocks.tree(Map.of("app.bsky.feed.post/a", first));
    var between = blocks.tree(Map.of("app.bsky.feed.post/bb", second));
    var entries =
        List.of(entry(0, "app.bsky.feed.post/b", first, between), entry(19, "c", first, null));
    var tree = blocks.add(map("e", entries, "l", below));
    var read = new Read(blocks.car(DID, tree));
    assertThat(read.dropped).isEmpty();
    assertThat(read.records)
        .containsOnlyKeys(
            "app.bsky.feed.post/a",
            "app.bsky.feed.post/b",
            "app.bsky.feed.post/bb",
            "app.bsky.feed.post/c");
    assertThat(read.records.values())
        .extracting(record -> record.path("text").asString())
        .containsExactly("first", "first", "second", "first");
  }

  @Test
  void leavesOutAndNamesWhatIsChangedOrMissing() throws IOException {
    var blocks = new Blocks();
    var whole = blocks.add(post("whole"));
    var changed = blocks.add(post("before"));
    var missing = blocks.add(post("missing"));
    var noCbor = new Blocks();
    var tree = blocks.tree(Map.of("c/a", whole, "c/b", changed, "c/d", missing));
    blocks.put(changed, Blocks.cbor(post("after!")));
    blocks.remove(missing);
    assertThat(noCbor.car(whole)).isNotEmpty();
    var read = new Read(blocks.car(DID, tree));
    assertThat(read.records).containsOnlyKeys("c/a");
    assertThat(read.dropped)
        .hasSize(2)
        .anyMatch(d -> d.startsWith("c/b: Its bytes are not those"))
        .anyMatch(d -> d.startsWith("c/d: The file does not hold"));
  }

  @Test
  void readsWhatIsLeftOfATreeWithAMissingNode() throws IOException {
    var blocks = new Blocks();
    var record = blocks.add(post("x"));
    var lost = blocks.tree(Map.of("c/a", record));
    var tree = blocks.add(Blocks.node(lost, Map.of("c/b", record)));
    blocks.remove(lost);
    var read = new Read(blocks.car(DID, tree));
    assertThat(read.records).containsOnlyKeys("c/b");
    assertThat(read.dropped).singleElement().asString().startsWith("the tree of records: 1 parts");
  }

  @Test
  void stopsAtKeysThatDoNotGrow() throws IOException {
    var blocks = new Blocks();
    var record = blocks.add(post("x"));
    var unordered = new LinkedHashMap<String, Cid>();
    unordered.put("c/a", record);
    unordered.put("c/c", record);
    unordered.put("c/b", record);
    var read = new Read(blocks.car(DID, blocks.add(Blocks.node(null, unordered))));
    assertThat(read.records).containsOnlyKeys("c/a", "c/c");
    assertThat(read.dropped).singleElement().asString().contains("not in order");
  }

  @Test
  void doesNotWalkATreeThatDoublesAtEveryStep() throws IOException {
    var blocks = new Blocks();
    var record = blocks.add(post("x"));
    var below = blocks.tree(Map.of("c/a", record));
    for (int i = 0; i < 60; i++) {
      var entries = List.of(entry(0, "c/b", record, below), entry(0, "c/c", record, below));
      below = blocks.add(map("e", entries, "l", below));
    }
    assertThat(new Read(blocks.car(DID, below)).dropped)
        .singleElement()
        .asString()
        .contains("not in order");
    var chain = blocks.tree(Map.of());
    for (int i = 0; i < 200; i++) {
      chain = blocks.add(Blocks.node(chain, Map.of()));
    }
    assertThat(new Read(blocks.car(DID, chain)).dropped)
        .singleElement()
        .asString()
        .contains("deep");
  }

  @Test
  void readsWhatComesBeforeTheFileBreaksOff() throws IOException {
    var blocks = new Blocks();
    var early = blocks.add(post("early"));
    var tree = blocks.tree(Map.of("c/a", early));
    var commit = blocks.add(map("did", DID, "rev", "3mmoojp7vgo2g", "data", tree, "version", 3));
    blocks.add(post("late"));
    var whole = blocks.car(commit);
    var read = new Read(Arrays.copyOf(whole, whole.length - 3));
    assertThat(read.records).containsOnlyKeys("c/a");
    assertThat(read.dropped).singleElement().asString().contains("ends in the middle");
  }

  @Test
  void refusesAFileWithoutItsCommit() {
    var blocks = new Blocks();
    var record = blocks.add(post("x"));
    blocks.remove(record);
    assertThatThrownBy(() -> new Read(blocks.car(record)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("commit");
    assertThatThrownBy(() -> new Read(new byte[0])).hasMessageContaining("no CAR");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void makesNothingWorseThanLessOfABrokenFile(long seed) throws IOException {
    var blocks = new Blocks();
    var records = new TreeMap<String, Cid>();
    for (int i = 0; i < 40; i++) {
      records.put("app.bsky.feed.post/k%02d".formatted(i), blocks.add(post("post " + i)));
    }
    var whole = blocks.car(DID, blocks.tree(records));
    var expected = new Read(whole).records;
    assertThat(expected).hasSize(40);
    var random = new SplittableRandom(seed);
    int read = 0;
    for (int i = 0; i < 200; i++) {
      var broken = whole.clone();
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        var found = new Read(broken).records;
        assertThat(expected).containsAllEntriesOf(found);
        read++;
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(read).as("files that were read in part").isPositive();
  }
}
