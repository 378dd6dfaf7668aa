package org.kith.takeout;

import java.io.IOException;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Takes in the export that somebody brought.
@Component
class TakingIn implements Work {

  private final ObjectProvider<Takeouts> takeouts;

  TakingIn(ObjectProvider<Takeouts> takeouts) {
    this.takeouts = takeouts;
  }

  @Override
  public String name() {
    return Takeouts.TAKE_IN;
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    takeouts.getObject().takeIn(new TakeoutId(Long.parseLong(subject)), progress);
  }
}
