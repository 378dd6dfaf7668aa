package org.kith.listen;

import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/// Lets every moment pass.
@Component
@Fallback
class Uneventful implements Moments {
  @Override
  public void at(Moment moment, Source.Kind kind) {
    // Life goes on.
  }
}
