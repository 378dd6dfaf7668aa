package org.kith.plan;

import org.kith.listen.WishesRead;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Forgets follower lists at once where an account asks for that.
@Component
class Wishes {

  private final Audiences audiences;

  Wishes(Audiences audiences) {
    this.audiences = audiences;
  }

  @EventListener
  void on(WishesRead wishes) {
    audiences.forgetRefused(wishes.accounts());
  }
}
