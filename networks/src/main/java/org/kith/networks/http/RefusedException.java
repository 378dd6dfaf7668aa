package org.kith.networks.http;

import java.io.IOException;

/// Carries a refusal out of the client's depths; [HttpGateway] turns it into [Answer.Refused].
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Answer.Reason reason;

  RefusedException(Answer.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Answer.Reason reason() {
    return reason;
  }
}
