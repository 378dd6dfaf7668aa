package org.kith.privacy;

import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;

/// Forgets each day who looked at whom more than two years ago.
@Component
class LooksTidying implements Work {

  private final Looks looks;

  LooksTidying(Looks looks) {
    this.looks = looks;
  }

  @Override
  public String name() {
    return "Forgetting who looked long ago";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    looks.forgetOld();
  }
}
