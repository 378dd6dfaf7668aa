package org.kith.networks;

import java.io.IOException;
import java.time.Instant;

/// A network asks to be left alone for a while, told through a port whose answer has no room for
/// it. Asking again before [#notBefore] is rude and in vain.
public final class SlowDownException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Instant notBefore;

  public SlowDownException(Instant notBefore, String message) {
    super(message);
    this.notBefore = notBefore;
  }

  public Instant notBefore() {
    return notBefore;
  }
}
