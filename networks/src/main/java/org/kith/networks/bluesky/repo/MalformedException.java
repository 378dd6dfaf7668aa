package org.kith.networks.bluesky.repo;

import java.io.IOException;

/// Bytes are not what their format says they are. The message says where and why.
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }
}
