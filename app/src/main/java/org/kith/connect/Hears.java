package org.kith.connect;

/// What of an account of ours is heard. Kept by name with what is read: never renamed.
public enum Hears {
  /// Who names the account, answers it, quotes it or tags it.
  MENTIONS,
  /// What people say below the account's own posts.
  COMMENTS,
  /// Public posts with a hashtag, as far as its server knows them.
  HASHTAG,
  /// The posts of those on a list that the account keeps.
  LIST,
  /// What the account sees: the posts of those it follows.
  HOME,
  /// Somebody's public posts.
  ACCOUNT,
  /// What a search finds.
  SEARCH;

  /// Whether it is said to us, whatever words it uses. Heard as soon as an account is connected.
  public boolean isToUs() {
    return this == MENTIONS || this == COMMENTS;
  }

  /// Whether somebody must say which one.
  public boolean hasSubject() {
    return switch (this) {
      case HASHTAG, LIST, ACCOUNT, SEARCH -> true;
      case MENTIONS, COMMENTS, HOME -> false;
    };
  }
}
