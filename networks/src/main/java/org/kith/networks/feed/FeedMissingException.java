package org.kith.networks.feed;

import java.io.IOException;

/// There is nothing at a feed's address (404). It may be back, so it is asked a few times more.
public final class FeedMissingException extends IOException {
  private static final long serialVersionUID = 1L;

  FeedMissingException(String message) {
    super(message);
  }
}
