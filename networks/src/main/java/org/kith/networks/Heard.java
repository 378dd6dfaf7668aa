package org.kith.networks;

/// One thing that happened on a network, in the order it told us.
public sealed interface Heard {

  /// Somebody wrote or changed a post.
  record Said(Post post) implements Heard {}

  /// A post is gone; its text must go too.
  record Unsaid(Network network, String postId) implements Heard {}

  /// An account is gone: deleted, taken down, suspended or deactivated. Its texts must go too.
  record Left(Network network, String accountKey, String why) implements Heard {}

  /// The network no longer has what lies between two places of its stream; what was said there was
  /// not heard.
  record Missed(String from, String to) implements Heard {}
}
