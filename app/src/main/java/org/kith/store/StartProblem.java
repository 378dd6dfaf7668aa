package org.kith.store;

/// Something outside Kith that keeps it from starting. The message is one sentence for the person
/// at the terminal: what is wrong and what to do.
public final class StartProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartProblem(String message) {
    super(message);
  }

  public StartProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
