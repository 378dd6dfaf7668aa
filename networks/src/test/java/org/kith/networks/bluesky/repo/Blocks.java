package org.kith.networks.bluesky.repo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes repositories for tests, well or badly. Shares no code with what reads them.
public final class Blocks {

  private final Map<Cid, byte[]> blocks = new LinkedHashMap<>();

  /// A row of bytes in a value, which is not a list.
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Bytes(byte[] bytes) {}

  /// Adds a block and gives its name.
  public Cid add(Object value) {
    var bytes = cbor(value);
    var cid = name(bytes);
    blocks.put(cid, bytes);
    return cid;
  }

  /// Puts other bytes under a name.
  public void put(Cid cid, byte[] bytes) {
    blocks.put(cid, bytes);
  }

  public void remove(Cid cid) {
    blocks.remove(cid);
  }

  /// A tree of one node.
  public Cid tree(Map<String, Cid> records) {
    return add(node(null, new TreeMap<>(records)));
  }

  /// One node with whole keys in the order given.
  public static Map<String, @Nullable Object> node(@Nullable Cid left, Map<String, Cid> records) {
    var entries =
        records.entrySet().stream().map(r -> entry(0, r.getKey(), r.getValue(), null)).toList();
    return map("e", entries, "l", left);
  }

  public static Map<String, @Nullable Object> entry(
      int shared, String rest, Cid value, @Nullable Cid right) {
    var key = new Bytes(rest.getBytes(StandardCharsets.UTF_8));
    return map("k", key, "p", shared, "t", right, "v", value);
  }

  /// The whole file, with a commit of `did` over `tree`.
  public byte[] car(String did, Cid tree) {
    var commit =
        map("did", did, "rev", "3mmoojp7vgo2g", "sig", new Bytes(new byte[64]), "data", tree);
    commit.put("prev", null);
    commit.put("version", 3);
    return car(add(commit));
  }

  public byte[] car(Cid root) {
    var out = new ByteArrayOutputStream();
    section(out, new byte[0], cbor(map("roots", List.of(root), "version", 1)));
    blocks.forEach((cid, bytes) -> section(out, binary(cid), bytes));
    return out.toByteArray();
  }

  /// A map in the order in which keys are written: short ones first.
  public static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  public static byte[] cbor(@Nullable Object value) {
    var out = new ByteArrayOutputStream();
    write(out, value);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, @Nullable Object value) {
    switch (value) {
      case null -> out.write(0xf6);
      case Boolean b -> out.write(b ? 0xf5 : 0xf4);
      case Integer n -> head(out, n < 0 ? 1 : 0, n < 0 ? -1 - n : n);
      case String text -> {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(out, 3, utf8.length);
        out.writeBytes(utf8);
      }
      case Bytes(var bytes) -> {
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
      }
      case Cid cid -> {
        head(out, 6, 42);
        head(out, 2, 37);
        out.write(0);
        out.writeBytes(binary(cid));
      }
      case List<?> list -> {
        head(out, 4, list.size());
        list.forEach(v -> write(out, v));
      }
      case Map<?, ?> map -> {
        head(out, 5, map.size());
        map.forEach((k, v) -> {
          write(out, String.valueOf(k));
          write(out, v);
        });
      }
      default -> throw new IllegalArgumentException("no CBOR for " + value.getClass());
    }
  }

  private static void head(ByteArrayOutputStream out, int kind, int n) {
    if (n < 24) {
      out.write((kind << 5) | n);
    } else if (n < 256) {
      out.write((kind << 5) | 24);
      out.write(n);
    } else {
      out.write((kind << 5) | 25);
      out.write(n >> 8);
      out.write(n & 255);
    }
  }

  private static void section(ByteArrayOutputStream out, byte[] name, byte[] bytes) {
    int n = name.length + bytes.length;
    for (; n > 127; n >>= 7) {
      out.write(128 | (n & 127));
    }
    out.write(n);
    out.writeBytes(name);
    out.writeBytes(bytes);
  }

  private static byte[] binary(Cid cid) {
    return Base32.decode(cid.toString().substring(1)).orElseThrow();
  }

  private static Cid name(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      var name = new ByteArrayOutputStream();
      name.writeBytes(new byte[] {1, 0x71, 0x12, 0x20});
      name.writeBytes(digest);
      return Cid.of(name.toByteArray());
    } catch (NoSuchAlgorithmException | MalformedException e) {
      throw new IllegalStateException(e);
    }
  }
}
