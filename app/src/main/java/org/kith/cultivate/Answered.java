package org.kith.cultivate;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How well we answer those who speak about us.
@Service
@Transactional(readOnly = true)
public class Answered {

  /// How long somebody may wait.
  public static final Duration PATIENCE = Duration.ofDays(Card.Answer.PATIENCE);

  private final NumberStore numbers;

  Answered(NumberStore numbers) {
    this.numbers = numbers;
  }

  /// Of the posts about us from `from` to `to`, how many were answered within two days.
  public Ratio within(Instant from, Instant to) {
    return numbers.answered(from, to, PATIENCE);
  }
}
