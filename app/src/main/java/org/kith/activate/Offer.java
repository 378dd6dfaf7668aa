package org.kith.activate;

import java.util.List;

/// What one person is offered to speak about in one campaign: facts, a question, pictures, a link.
/// Never a finished post: their words are theirs.
public sealed interface Offer {

  /// Nobody has asked yet what ties them to us; that comes before everything else.
  record AskFirst() implements Offer {}

  /// It is theirs to use.
  ///
  /// @param disclosure what they are asked to say of their tie to us, empty where there is none
  /// @param plain the page itself with the campaign's parameter, where short links are not welcome
  record Open(
      Kit kit, List<KitPicture> pictures, String disclosure, TrackedLink link, Destination plain)
      implements Offer {
    public Open {
      pictures = List.copyOf(pictures);
    }
  }
}
