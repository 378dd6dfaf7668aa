package org.kith.publish.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Wrong;
import org.kith.publish.LinkNotice;
import org.kith.publish.LinkNotices;
import org.kith.publish.OwnPostId;
import org.kith.publish.OwnPosts;
import org.kith.publish.Part;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which pages were told that a post on a blog of ours links to them, for programs.
@RestController
@RequestMapping("/api/v1/posts/{id}/link-notices")
class LinkNoticesApi {

  private final OwnPosts posts;
  private final LinkNotices notices;

  LinkNoticesApi(OwnPosts posts, LinkNotices notices) {
    this.posts = posts;
    this.notices = notices;
  }

  /// What came of telling a page.
  ///
  /// @param account the number of the post on that account
  /// @param linked whether the post still links there
  /// @param words what came of it, after the name of the page
  /// @param toldAt when the page last took it, null if it never did
  record LinkNoticeJson(
      long account,
      String target,
      boolean linked,
      LinkNotice.State state,
      String words,
      @Nullable Instant toldAt) {

    static LinkNoticeJson of(LinkNotice notice) {
      return new LinkNoticeJson(
          notice.part().value(),
          notice.target(),
          notice.linked(),
          notice.state(),
          notice.words(),
          notice.toldAt());
    }
  }

  /// The pages a post links to, or did, and what came of telling them.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_POSTS)
  Paged<LinkNoticeJson> list(@PathVariable long id) {
    var post = posts.find(new OwnPostId(id)).orElseThrow(Wrong::missing);
    var told = notices.of(post.parts().stream().map(Part::id).toList());
    return new Paged<>(
        post.parts().stream()
            .flatMap(part -> told.getOrDefault(part.id(), List.of()).stream())
            .map(LinkNoticeJson::of)
            .toList(),
        null);
  }
}
