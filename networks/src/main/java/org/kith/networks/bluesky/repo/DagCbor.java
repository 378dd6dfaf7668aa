package org.kith.networks.bluesky.repo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads DAG-CBOR, the part of CBOR (RFC 8949) in which equal values have equal bytes: lengths are
/// given and numbers short, keys are text and none comes twice, and the only tag, 42, is a link.
///
/// Values become JSON as the AT Protocol's data model writes it: a link is `{"$link": "bafy…"}`.
/// Only bytes stay bytes, as a binary node, so that a block within a block is not read as text.
///
/// Keys out of order are let pass: a block is compared by its hash, never by writing it again.
public final class DagCbor {

  private static final int DEEPEST = 64;
  private static final int LINK = 42;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final byte[] bytes;
  private int at;

  public DagCbor(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads the one value that `bytes` are.
  public static JsonNode value(byte[] bytes) throws MalformedException {
    var in = new DagCbor(bytes);
    var value = in.next();
    if (in.at < bytes.length) {
      throw new MalformedException(
          "a value is followed by %d bytes more".formatted(bytes.length - in.at));
    }
    return value;
  }

  /// Reads the next of several values.
  public JsonNode next() throws MalformedException {
    return next(0);
  }

  private JsonNode next(int depth) throws MalformedException {
    if (depth > DEEPEST) {
      throw malformed("values stand more than %d deep in each other".formatted(DEEPEST));
    }
    int first = readByte();
    int kind = first >> 5;
    if (kind == 7) {
      return simple(first & 31);
    }
    long n = number(first & 31);
    return switch (kind) {
      case 0 -> integer(n, n);
      case 1 -> integer(n, -1 - n);
      case 2 -> JSON.binaryNode(take(n));
      case 3 -> JSON.stringNode(text(n));
      case 4 -> list(n, depth);
      case 5 -> map(n, depth);
      default -> link(n);
    };
  }

  private JsonNode simple(int which) throws MalformedException {
    return switch (which) {
      case 20 -> JSON.booleanNode(false);
      case 21 -> JSON.booleanNode(true);
      case 22 -> JSON.nullNode();
      case 27 -> fraction(Double.longBitsToDouble(big(8)));
      default -> throw malformed("a value of kind 7/%d is not DAG-CBOR".formatted(which));
    };
  }

  private JsonNode fraction(double value) throws MalformedException {
    if (!Double.isFinite(value)) {
      throw malformed("a number is %s".formatted(value));
    }
    return JSON.numberNode(value);
  }

  /// The number in a head. A shorter way to write it must have been taken.
  private long number(int five) throws MalformedException {
    if (five < 24) {
      return five;
    }
    if (five > 27) {
      throw malformed("a length is left open");
    }
    int size = 1 << (five - 24);
    long n = big(size);
    boolean fitsLess = size == 1 ? n < 24 : n >>> (size * 4) == 0;
    if (fitsLess) {
      throw malformed("the number %d is written longer than it must be".formatted(n));
    }
    return n;
  }

  private JsonNode integer(long written, long value) throws MalformedException {
    if (written < 0) {
      throw malformed("a number has more than 64 bits");
    }
    return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private JsonNode list(long count, int depth) throws MalformedException {
    var list = JSON.arrayNode();
    for (long i = promised(count); i > 0; i--) {
      list.add(next(depth + 1));
    }
    return list;
  }

  private JsonNode map(long count, int depth) throws MalformedException {
    ObjectNode map = JSON.objectNode();
    for (long i = promised(count); i > 0; i--) {
      int first = readByte();
      if (first >> 5 != 3) {
        throw malformed("a key is not text");
      }
      var key = text(number(first & 31));
      if (map.has(key)) {
        throw malformed("the key '%.40s' comes twice".formatted(key));
      }
      map.set(key, next(depth + 1));
    }
    return map;
  }

  private JsonNode link(long tag) throws MalformedException {
    int first = readByte();
    if (tag != LINK || first >> 5 != 2) {
      throw malformed("tag %d is not a link".formatted(tag));
    }
    var name = take(number(first & 31));
    if (name.length == 0 || name[0] != 0) {
      throw malformed("a link does not begin with 0");
    }
    var cid = Cid.of(Arrays.copyOfRange(name, 1, name.length));
    return JSON.objectNode().put("$link", cid.toString());
  }

  private String text(long length) throws MalformedException {
    try {
      var utf8 = ByteBuffer.wrap(take(length));
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException _) {
      throw malformed("a text is not UTF-8");
    }
  }

  private byte[] take(long length) throws MalformedException {
    int from = at;
    at += (int) promised(length);
    return Arrays.copyOfRange(bytes, from, at);
  }

  /// A length or count; each unit of it takes at least a byte.
  private long promised(long count) throws MalformedException {
    if (count < 0 || count > bytes.length - at) {
      throw malformed("it ends before what was promised");
    }
    return count;
  }

  private int readByte() throws MalformedException {
    promised(1);
    return bytes[at++] & 255;
  }

  private long big(int size) throws MalformedException {
    promised(size);
    long n = 0;
    for (int i = 0; i < size; i++) {
      n = (n << 8) | (bytes[at++] & 255);
    }
    return n;
  }

  private MalformedException malformed(String why) {
    return new MalformedException("at byte %d: %s".formatted(at, why));
  }
}
