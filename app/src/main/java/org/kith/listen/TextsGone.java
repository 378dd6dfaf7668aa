package org.kith.listen;

import java.util.List;

/// The texts of these posts went, because their authors took them back, left, or asked that they
/// not be kept. Whoever copied them removes its copies in the same transaction.
public record TextsGone(List<PostId> posts) {
  public TextsGone {
    posts = List.copyOf(posts);
  }
}
