package org.kith.listen;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Forgets what people wrote whom nobody chose, when it was heard long ago. That they wrote stays,
/// to be counted.
@Service
@Transactional
public class OldTexts {

  /// How many go in one transaction.
  private static final int AT_ONCE = 5_000;

  private final PostStore posts;
  private final ApplicationEventPublisher events;

  OldTexts(PostStore posts, ApplicationEventPublisher events) {
    this.posts = posts;
    this.events = events;
  }

  /// Forgets a part of the texts that were heard before a moment, of accounts that are neither ours
  /// nor followed.
  ///
  /// @return how many; less than it asked for once there are no more
  public int forget(Instant before) {
    var gone = posts.forgetOldTexts(before, AT_ONCE);
    if (!gone.isEmpty()) {
      events.publishEvent(new TextsGone(gone));
    }
    return gone.size();
  }

  /// Whether a part was the last one.
  public static boolean isLast(int forgotten) {
    return forgotten < AT_ONCE;
  }
}
