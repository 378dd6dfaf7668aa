package org.kith.listen;

import java.time.Duration;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Forgets each day what listening no longer needs.
@Component
class Tidying implements Work {

  private final AlikePosts alike;
  private final HeardNumbers numbers;
  private final TransactionOperations transaction;

  Tidying(AlikePosts alike, HeardNumbers numbers, TransactionOperations transaction) {
    this.alike = alike;
    this.numbers = numbers;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "Forgetting what is no longer needed";
  }

  @Override
  public Duration every() {
    return Duration.ofDays(1);
  }

  @Override
  public void run(String subject, Progress progress) {
    transaction.executeWithoutResult(_ -> {
      alike.forgetOld();
      numbers.forgetOthers();
    });
  }
}
