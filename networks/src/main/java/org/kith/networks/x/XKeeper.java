package org.kith.networks.x;

import java.io.IOException;

/// Keeps the tokens of one account between requests and over restarts.
///
/// A refresh token works once. A Kith that is killed after X gave the next pair and before it was
/// kept must be connected anew; nothing on X's side helps against that.
public interface XKeeper {

  XTokens tokens();

  /// Keeps the next pair, durably before it returns.
  ///
  /// @throws IOException if that failed; the old pair is worth nothing any more
  void keep(XTokens next) throws IOException;
}
