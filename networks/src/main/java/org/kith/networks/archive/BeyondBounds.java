package org.kith.networks.archive;

import java.io.IOException;

/// A file holds more than Kith takes. Says what to do.
public final class BeyondBounds extends IOException {
  private static final long serialVersionUID = 1L;

  BeyondBounds(String message) {
    super(message);
  }
}
