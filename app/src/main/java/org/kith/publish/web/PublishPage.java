package org.kith.publish.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kith.publish.OwnPost;
import org.kith.publish.PostState;

/// What we say, by what is to be done with it.
///
/// @param decide parts of these need a person
/// @param open drafts, what waits to be read, what was sent back or approved
/// @param reword out, with other words that wait to be read
/// @param ahead on its way
/// @param lately published, the newest first
public record PublishPage(
    List<OwnPost> decide,
    List<OwnPost> open,
    List<OwnPost> reword,
    List<OwnPost> ahead,
    List<OwnPost> lately,
    Looking looking) {

  /// Who looks, and when.
  ///
  /// @param connected whether any account can publish
  /// @param approval whether a second person reads what is published
  public record Looking(
      boolean member, boolean manager, boolean connected, boolean approval, Instant now) {}

  public List<OwnPost> waiting() {
    return Stream.concat(
            open.stream().filter(post -> post.stage() == PostState.WAITING), reword.stream())
        .toList();
  }

  public List<OwnPost> drafts() {
    return open.stream().filter(post -> post.stage() != PostState.WAITING).toList();
  }

  public boolean isEmpty() {
    return decide.isEmpty() && open.isEmpty() && ahead.isEmpty() && lately.isEmpty();
  }
}
