package org.kith.cultivate;

import java.time.Duration;

/// What we did for somebody and what we asked of them.
public record Balance(int given, int asked) {

  /// How long somebody is left in peace after they were asked for something.
  public static final Duration REST = Duration.ofDays(60);
}
