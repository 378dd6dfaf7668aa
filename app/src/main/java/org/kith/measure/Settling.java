package org.kith.measure;

import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;

/// Counts days of which something changed, so that reports open at once.
@Component
class Settling implements Work {

  private final Reports reports;

  Settling(Reports reports) {
    this.reports = reports;
  }

  @Override
  public String name() {
    return "Counting who spoke";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(15);
  }

  @Override
  public void run(String subject, Progress progress) {
    reports.settle();
  }
}
