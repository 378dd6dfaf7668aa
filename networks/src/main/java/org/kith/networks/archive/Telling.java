package org.kith.networks.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.ArchiveReader.Listener;
import org.kith.networks.Follow;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

/// What is being told of one archive: whose it is, and how much was told already.
final class Telling {

  private final Listener listener;
  private final Bounds bounds;
  private final Instant now;
  private int pieces;
  private @Nullable Account owner;

  Telling(Listener listener, Bounds bounds, Instant now) {
    this.listener = listener;
    this.bounds = bounds;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /// Whose archive it is; null as long as nothing in it has said so.
  @Nullable Account owner() {
    return owner;
  }

  void isOf(Account account) {
    owner = account;
  }

  void said(Post post) {
    count();
    listener.said(post);
  }

  void profile(Profile profile) {
    count();
    listener.profile(profile);
  }

  void follows(Follow follow) {
    count();
    listener.follows(follow);
  }

  void dropped(String what, String why) {
    count();
    listener.dropped(new Understood.Dropped(what, why));
  }

  private void count() {
    if (++pieces > bounds.pieces()) {
      throw new TooMany(
          "The file has more than %,d posts or rows; Kith takes so many at a time. Bring in a part of it."
              .formatted(bounds.pieces()));
    }
  }

  /// Carries the end of a reading out of callbacks.
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany(String message) {
      super(message);
    }
  }

  /// An id for what has none in its export: the same each time the same is read.
  static String id(Account author, Instant at, String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var said = "%s\n%d\n%s".formatted(author.key(), at.getEpochSecond(), text);
      var hash = digest.digest(said.getBytes(StandardCharsets.UTF_8));
      return "archive:" + HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
