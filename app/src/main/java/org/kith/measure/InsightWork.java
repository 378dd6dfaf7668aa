package org.kith.measure;

import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;

/// Looks once a day for what is worth a sentence.
@Component
class InsightWork implements Work {

  private final Insights insights;

  InsightWork(Insights insights) {
    this.insights = insights;
  }

  @Override
  public String name() {
    return "Looking for what is worth knowing";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    insights.find();
  }
}
