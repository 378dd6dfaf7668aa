package org.kith.networks.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Cursor;
import org.kith.networks.Post;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.Validators;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;

/// What a feed's cursor remembers: the validators of the last answer, and a fingerprint of each
/// entry that was heard, so that an unchanged one is not heard again and a changed one is.
///
/// Sixteen bytes an entry: half for who it is, half for what it says. Entries that have left the
/// feed are kept a while, as some servers forget and remember.
record Seen(@Nullable Validators validators, Map<Long, Long> entries) {

  private static final int MOST = 3 * FeedDocument.MOST_ENTRIES;

  static Seen of(Cursor cursor) {
    if (cursor.value().isEmpty()) {
      return new Seen(null, new LinkedHashMap<>());
    }
    try {
      var json = StrictJson.MAPPER.readTree(cursor.value());
      var url = WebAddress.parse(json.path("url").asString(""));
      var validators =
          url.map(u ->
              new Validators(
                  u, json.path("etag").asString(""), json.path("modified").asString("")));
      return new Seen(validators.orElse(null), unpack(json.path("seen").asString("")));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "cursor must be one that FeedReader gave, was '%.40s'".formatted(cursor.value()), e);
    }
  }

  /// Notes that a post was heard as it is now; false if it was heard just so before.
  boolean note(Post post) {
    long id = hash(post.id());
    long content = hash(post.url(), post.title(), post.text(), post.links(), post.tags());
    var before = entries.remove(id);
    entries.put(id, content);
    return before == null || before != content;
  }

  /// Forgets a withdrawn entry; false if it was never heard.
  boolean forget(String postId) {
    return entries.remove(hash(postId)) != null;
  }

  Cursor cursor() {
    var node = StrictJson.MAPPER.createObjectNode();
    if (validators != null) {
      node.put("url", validators.of().toString());
      node.put("etag", validators.etag());
      node.put("modified", validators.lastModified());
    }
    return new Cursor(node.put("seen", pack()).toString());
  }

  private String pack() {
    int left = Math.max(0, entries.size() - MOST);
    var bytes = ByteBuffer.allocate(16 * (entries.size() - left));
    entries.entrySet().stream()
        .skip(left)
        .forEach(e -> bytes.putLong(e.getKey()).putLong(e.getValue()));
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static Map<Long, Long> unpack(String packed) {
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(packed));
    var entries = new LinkedHashMap<Long, Long>();
    while (bytes.remaining() >= 16) {
      entries.put(bytes.getLong(), bytes.getLong());
    }
    return entries;
  }

  static long hash(Object... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha.update(part.toString().getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      return ByteBuffer.wrap(sha.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
