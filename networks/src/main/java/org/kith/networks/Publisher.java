package org.kith.networks;

import java.io.IOException;

/// Publishes on one account that its owner connected.
///
/// Never twice: whoever does not know whether a draft went out asks again with the same key.
public interface Publisher {

  /// @param once names this draft for ever, at most 64 of `A-Z a-z 0-9 -`; asking again with it
  ///   answers what was published the first time
  /// @throws IOException if it is not known whether it was published; where it is known that
  ///   nothing was, that is [Published.Unasked]
  Published publish(Draft draft, String once) throws IOException, InterruptedException;

  /// Puts another text in place of what was published.
  ///
  /// @throws IOException if it is not known whether it was changed; asking again is safe
  Published edit(String postId, Draft draft) throws IOException, InterruptedException;

  /// Takes back what was published. A post that is gone already is taken back.
  ///
  /// @return [Published.Done] once it is gone
  /// @throws IOException if it is not known whether it is gone; asking again is safe
  Published delete(String postId) throws IOException, InterruptedException;
}
