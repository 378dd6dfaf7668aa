package org.kith.takeout;

import java.io.IOException;
import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Removes exports whose day is over, so that no copy of everything lies about.
@Component
class Clearing implements Work {

  private final ObjectProvider<Takeouts> takeouts;

  Clearing(ObjectProvider<Takeouts> takeouts) {
    this.takeouts = takeouts;
  }

  @Override
  public String name() {
    return "Removing old exports";
  }

  @Override
  public void run(String subject, Progress progress) throws IOException {
    takeouts.getObject().clear();
  }

  @Override
  public Duration every() {
    return Duration.ofHours(6);
  }
}
