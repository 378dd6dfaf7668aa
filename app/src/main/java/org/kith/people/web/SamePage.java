package org.kith.people.web;

import java.time.Instant;
import java.util.List;
import org.kith.people.NetworkNames;
import org.kith.people.SameCard;

/// The questions "Same person?".
///
/// @param all how many there are, of which some are shown
public record SamePage(List<SameCard> cards, int all, Instant now) {

  public SamePage {
    cards = List.copyOf(cards);
  }

  /// "Ana Weber and the voice Ana bakes".
  public static String title(SameCard card) {
    return card.account() == null
        ? "%s and %s".formatted(card.name(), card.otherName())
        : "%s and the account %s".formatted(card.name(), card.otherName());
  }

  /// "Mastodon · found 2 days ago".
  public static String meta(SameCard card, Instant now) {
    var found = "found " + VoiceWords.ago(card.foundAt(), now);
    return card.network().isEmpty()
        ? "Two people · " + found
        : NetworkNames.of(card.network()) + " · " + found;
  }

  /// Where two persons are compared; empty for an account.
  public static String compare(SameCard card) {
    var other = card.other();
    return other == null
        ? ""
        : "/people/%d/same/%d".formatted(card.person().value(), other.value());
  }
}
