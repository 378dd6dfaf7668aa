package org.kith.networks.bluesky.repo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// All that one account has written, as `com.atproto.sync.getRepo` gives it and apps export it.
///
/// The file is read twice, and never held whole: first the commit and the tree, which says what
/// each record is called, then the records, each checked against the hash it is named by. The tree
/// takes about 100 bytes of memory a record.
///
/// The signature of the commit is not checked. A file proves that its parts belong together, not
/// who wrote them: that is known from where the file came from.
public final class Repository {

  /// Where the file is; opened twice.
  public interface Source {
    InputStream open() throws IOException;
  }

  /// Takes what stands in a repository.
  public interface Sink {
    /// @param path collection and key: `app.bsky.feed.post/3l…`
    void record(String path, Cid cid, JsonNode record);

    /// @param what a path, or a part of the file
    void dropped(String what, String why);
  }

  private final Source source;
  private final JsonNode commit;
  private final Map<Cid, byte[]> nodes;
  private final Optional<String> fault;

  private Repository(
      Source source, JsonNode commit, Map<Cid, byte[]> nodes, Optional<String> fault) {
    this.source = source;
    this.commit = commit;
    this.nodes = nodes;
    this.fault = fault;
  }

  /// Reads the commit and the tree.
  ///
  /// @throws MalformedException if it is no CAR, or has no commit
  public static Repository open(Source source) throws IOException {
    var nodes = new HashMap<Cid, byte[]>();
    try (var in = source.open()) {
      var car = new Car(in);
      var root = car.roots().stream().findFirst();
      var fault =
          each(
              car,
              block -> {
                boolean wanted = root.equals(Optional.of(block.cid())) || isNode(block.bytes());
                if (wanted && block.isWhole()) {
                  nodes.putIfAbsent(block.cid(), block.bytes());
                }
              });
      return new Repository(source, commit(root, nodes), nodes, fault);
    }
  }

  /// Whose it is, as the file says.
  public String did() {
    return commit.path("did").asString("");
  }

  /// Which state of it this is: grows with every change.
  public String rev() {
    return commit.path("rev").asString("");
  }

  /// Hands over the records whose path is wanted, in the order of the file.
  public void read(Predicate<String> wanted, Sink sink) throws IOException {
    fault.ifPresent(why -> sink.dropped("the rest of the file", why));
    var paths = paths(wanted, sink);
    try (var in = source.open()) {
      var _ = each(new Car(in), block -> records(block, paths, sink));
    }
    paths
        .values()
        .forEach(missing ->
            missing.forEach(path -> sink.dropped(path, "The file does not hold this record.")));
  }

  private Map<Cid, List<String>> paths(Predicate<String> wanted, Sink sink) {
    var paths = new HashMap<Cid, List<String>>();
    var tree =
        new MerkleTree(
            nodes,
            (path, cid) -> {
              if (wanted.test(path)) {
                paths.computeIfAbsent(cid, _ -> new ArrayList<>(1)).add(path);
              }
            });
    try {
      var root = Cid.parse(commit.path("data").path("$link").asString(""));
      int missing = root.isPresent() ? tree.walk(root.get()) : 1;
      if (missing > 0) {
        sink.dropped(
            "the tree of records",
            "%d parts of it are not in the file, or not what they are named; records they name are left out."
                .formatted(missing));
      }
    } catch (MalformedException e) {
      sink.dropped("the tree of records", "It breaks off: %s.".formatted(e.getMessage()));
    }
    return paths;
  }

  private static void records(Car.Block block, Map<Cid, List<String>> paths, Sink sink) {
    var named = paths.remove(block.cid());
    if (named == null) {
      return;
    }
    for (var path : named) {
      if (!block.isWhole()) {
        sink.dropped(path, "Its bytes are not those its name, " + block.cid() + ", stands for.");
        continue;
      }
      try {
        sink.record(path, block.cid(), DagCbor.value(block.bytes()));
      } catch (MalformedException e) {
        sink.dropped(path, "It is not DAG-CBOR: %s.".formatted(e.getMessage()));
      }
    }
  }

  private interface Blocks {
    void take(Car.Block block);
  }

  /// Takes every block up to the end, or to what is no longer a CAR; says why if so.
  private static Optional<String> each(Car car, Blocks blocks) {
    try {
      for (var block = car.next(); block.isPresent(); block = car.next()) {
        blocks.take(block.get());
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("It cannot be read: %s.".formatted(e.getMessage()));
    }
  }

  /// Whether it may be a node of the tree: a map whose first key is `e` or `l`.
  private static boolean isNode(byte[] block) {
    return block.length > 3
        && (block[0] & 255) >= 0xa1
        && (block[0] & 255) <= 0xa2
        && block[1] == 0x61
        && (block[2] == 'e' || block[2] == 'l');
  }

  private static JsonNode commit(Optional<Cid> root, Map<Cid, byte[]> nodes)
      throws MalformedException {
    var block = root.flatMap(cid -> Optional.ofNullable(nodes.remove(cid)));
    if (block.isEmpty()) {
      throw new MalformedException(
          "the file does not hold the commit it is about, or not whole, so nothing says whose it is");
    }
    var commit = DagCbor.value(block.get());
    int version = commit.path("version").asInt(0);
    if (version != 3 && version != 2) {
      throw new MalformedException("a repository of version %d is not known".formatted(version));
    }
    return commit;
  }
}
