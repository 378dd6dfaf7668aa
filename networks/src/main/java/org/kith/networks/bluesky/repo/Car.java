package org.kith.networks.bluesky.repo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads a CAR, a row of blocks with their names, one after the other (IPLD CARv1).
public final class Car {

  private static final int LARGEST_BLOCK = 4 << 20;
  private static final int MOST_ROOTS = 16;

  /// A block and the name it comes under; whether it is its own, only [Cid#isOf] knows.
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Block(Cid cid, byte[] bytes) {
    public boolean isWhole() {
      return cid.isOf(bytes);
    }
  }

  private final InputStream in;
  private final List<Cid> roots;

  /// @throws MalformedException if it does not begin as a CAR of version 1
  public Car(InputStream from) throws IOException {
    in = new BufferedInputStream(from, 64 << 10);
    var header = DagCbor.value(section().orElseThrow(() -> new MalformedException("no CAR")));
    if (header.path("version").asInt(0) != 1) {
      throw new MalformedException("it is not a CAR of version 1");
    }
    roots = roots(header.path("roots"));
  }

  /// What the row is about; the first is the commit of a repository.
  public List<Cid> roots() {
    return roots;
  }

  /// The next block; empty when there are no more.
  public Optional<Block> next() throws IOException {
    var section = section();
    if (section.isEmpty()) {
      return Optional.empty();
    }
    var bytes = section.get();
    var cid = Cid.first(bytes);
    return Optional.of(new Block(cid, Arrays.copyOfRange(bytes, cid.length(), bytes.length)));
  }

  private static List<Cid> roots(JsonNode said) throws MalformedException {
    var roots = new ArrayList<Cid>();
    for (var root : said) {
      Cid.parse(root.path("$link").asString("")).ifPresent(roots::add);
    }
    if (roots.size() != said.size() || roots.size() > MOST_ROOTS) {
      throw new MalformedException("its roots are not names of blocks");
    }
    return List.copyOf(roots);
  }

  private Optional<byte[]> section() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length = length(first);
    var section = in.readNBytes(length);
    if (section.length < length) {
      throw new EOFException("the file ends in the middle of a block");
    }
    return Optional.of(section);
  }

  private int length(int first) throws IOException {
    long length = first & 127;
    int b = first;
    for (int shift = 7; b > 127 && shift < 35; shift += 7) {
      b = in.read();
      length |= (b & 127L) << shift;
    }
    if (b < 0 || b > 127 || length == 0 || length > LARGEST_BLOCK) {
      throw new MalformedException("a block is cut off, empty, or larger than 4 MiB");
    }
    return (int) length;
  }
}
