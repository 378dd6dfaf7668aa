package org.kith.connect.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Posting;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The switch that keeps a workspace from posting or mailing anything, for programs. Anybody who
/// may write stops it; only a manager lets it go on.
@RestController
@RequestMapping("/api/v1/posting")
class PostingApi {

  private final Posting posting;

  PostingApi(Posting posting) {
    this.posting = posting;
  }

  /// Whether anything goes out.
  ///
  /// @param stopped whether nothing is posted or mailed
  /// @param by who stopped it; null where it goes on
  /// @param since when it was stopped; null where it goes on
  record PostingJson(boolean stopped, @Nullable String by, @Nullable Instant since) {}

  /// Whether posting and mailing is stopped.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_POSTS)
  PostingJson show() {
    return posting
        .stopped()
        .map(stop -> new PostingJson(true, stop.by(), stop.at()))
        .orElseGet(() -> new PostingJson(false, null, null));
  }

  /// Stops all posting and mailing from the next moment on. Stopping twice is stopping once.
  @PutMapping("/stop")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  PostingJson stop() {
    posting.stop();
    return show();
  }

  /// Lets posting and mailing go on.
  @DeleteMapping("/stop")
  @Access(value = Who.MANAGER, rate = Rate.WRITE, scope = Scope.WRITE_POSTS)
  PostingJson allow() {
    posting.allow();
    return show();
  }
}
