package org.kith.networks.bluesky.repo;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Walks the tree that names every record of a repository (atproto's Merkle search tree): each node
/// holds some keys in order and, between them, links to nodes with those that come between.
///
/// Keys must grow all along. That no node is walked twice follows from it, so a small file cannot
/// stand for an endless tree.
final class MerkleTree {

  private static final int DEEPEST = 128;
  private static final int LONGEST_KEY = 1024;

  private final Map<Cid, byte[]> nodes;
  private final BiConsumer<String, Cid> entries;
  private String last = "";
  private int missing;

  /// @param nodes those whose bytes have the hash they are named by
  /// @param entries takes each key and what it names, in order
  MerkleTree(Map<Cid, byte[]> nodes, BiConsumer<String, Cid> entries) {
    this.nodes = nodes;
    this.entries = entries;
  }

  /// Walks what is there.
  ///
  /// @return how many nodes are not
  /// @throws MalformedException if it is no such tree; entries before the fault were handed over
  int walk(Cid root) throws MalformedException {
    walk(root, 0);
    return missing;
  }

  private void walk(@Nullable Cid link, int depth) throws MalformedException {
    if (link == null) {
      return;
    }
    var block = nodes.get(link);
    if (block == null) {
      missing++;
      return;
    }
    if (depth > DEEPEST) {
      throw new MalformedException("the tree of records is more than %d deep".formatted(DEEPEST));
    }
    var node = DagCbor.value(block);
    walk(link(node.path("l")), depth + 1);
    byte[] before = {};
    for (var entry : node.path("e")) {
      before = key(before, entry);
      entry(new String(before, StandardCharsets.ISO_8859_1), link(entry.path("v")));
      walk(link(entry.path("t")), depth + 1);
    }
  }

  private void entry(String key, @Nullable Cid value) throws MalformedException {
    if (key.compareTo(last) <= 0) {
      throw new MalformedException("the keys of the tree of records are not in order");
    }
    if (value == null) {
      throw new MalformedException("a key of the tree of records names nothing");
    }
    last = key;
    entries.accept(key, value);
  }

  /// A key leaves away what it shares with the one before it in the same node.
  private static byte[] key(byte[] before, JsonNode entry) throws MalformedException {
    int shared = entry.path("p").asInt(-1);
    var rest = entry.path("k");
    if (shared < 0 || shared > before.length || !rest.isBinary()) {
      throw new MalformedException("a key of the tree of records shares more than there is");
    }
    var tail = rest.binaryValue();
    if (shared + tail.length > LONGEST_KEY) {
      throw new MalformedException("a key is longer than %d bytes".formatted(LONGEST_KEY));
    }
    var key = java.util.Arrays.copyOf(before, shared + tail.length);
    System.arraycopy(tail, 0, key, shared, tail.length);
    return key;
  }

  private static @Nullable Cid link(JsonNode node) throws MalformedException {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    return Cid.parse(node.path("$link").asString(""))
        .orElseThrow(() -> new MalformedException("a link of the tree of records is none"));
  }
}
