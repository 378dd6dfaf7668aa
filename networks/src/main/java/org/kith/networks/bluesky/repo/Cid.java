package org.kith.networks.bluesky.repo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// The name of a block: how it is written, and its hash (multiformats CID, version 1).
///
/// Blocks of the AT Protocol are DAG-CBOR or raw bytes named by their SHA-256; a record may link to
/// others, which are kept as they are and fit no block here.
public final class Cid {

  private static final char BASE_32 = 'b';
  private static final int SHA_256 = 0x12;
  private static final int DIGEST = 32;
  private static final int LONGEST = 128;

  private final byte[] bytes;
  private final int digestAt;
  private final boolean isSha256;

  private Cid(byte[] bytes, int digestAt, boolean isSha256) {
    this.bytes = bytes;
    this.digestAt = digestAt;
    this.isSha256 = isSha256;
  }

  /// Reads a name that fills `bytes`.
  static Cid of(byte[] bytes) throws MalformedException {
    var name = first(bytes);
    if (name.bytes.length < bytes.length) {
      throw new MalformedException(
          "a CID is followed by %d bytes that are not its own"
              .formatted(bytes.length - name.bytes.length));
    }
    return name;
  }

  /// Reads the name that `bytes` begin with.
  static Cid first(byte[] bytes) throws MalformedException {
    var in = new Varint(bytes, 0);
    if (in.next() != 1) {
      throw new MalformedException("a CID is not of version 1");
    }
    in.next(); // how the block is written; its hash does not depend on it
    long hash = in.next();
    long digest = in.next();
    if (digest > LONGEST || in.at() + digest > bytes.length) {
      throw new MalformedException("a CID promises a hash of %d bytes".formatted(digest));
    }
    boolean isSha256 = hash == SHA_256 && digest == DIGEST;
    return new Cid(Arrays.copyOf(bytes, in.at() + (int) digest), in.at(), isSha256);
  }

  /// Reads the text form (`bafy…`); empty if it is another or none.
  public static Optional<Cid> parse(String text) {
    if (text.isEmpty() || text.charAt(0) != BASE_32 || text.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    try {
      var bytes = Base32.decode(text.substring(1));
      return bytes.isPresent() ? Optional.of(of(bytes.get())) : Optional.empty();
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  /// How many bytes it is long.
  int length() {
    return bytes.length;
  }

  /// Whether this is the name of these bytes.
  public boolean isOf(byte[] block) {
    return isSha256
        && MessageDigest.isEqual(
            sha256().digest(block), Arrays.copyOfRange(bytes, digestAt, bytes.length));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cid cid && Arrays.equals(bytes, cid.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return BASE_32 + Base32.encode(bytes);
  }
}
