package org.kith.networks;

import java.io.IOException;

/// A network no longer accepts the account Kith asks with, told through a port whose answer has no
/// room for it. Asking again is in vain until somebody connects the account anew.
public final class DisconnectedException extends IOException {
  private static final long serialVersionUID = 1L;

  public DisconnectedException(String message) {
    super(message);
  }
}
