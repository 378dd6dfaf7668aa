package org.kith.takeout;

import java.io.IOException;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Makes exports that somebody asked for.
@Component
class Making implements Work {

  private final ObjectProvider<Takeouts> takeouts;

  Making(ObjectProvider<Takeouts> takeouts) {
    this.takeouts = takeouts;
  }

  @Override
  public String name() {
    return Takeouts.MAKE;
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    takeouts.getObject().make(new TakeoutId(Long.parseLong(subject)), progress);
  }
}
