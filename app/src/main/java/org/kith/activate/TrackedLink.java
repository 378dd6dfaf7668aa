package org.kith.activate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// A short link of one person in one campaign, or the one that a campaign's people share.
///
/// @param person whose it is, null where they are not known any more or it is shared
/// @param code base58, at least ten characters
/// @param words somebody chose for it, the last first; they and the code all go on leading
public record TrackedLink(
    LinkId id,
    CampaignId campaign,
    @Nullable PersonId person,
    String code,
    List<String> words,
    Destination destination,
    Standing standing) {

  public TrackedLink {
    words = List.copyOf(words);
  }

  /// How it is with a link.
  ///
  /// @param paused whether it leads nowhere for now
  /// @param allowed whether links may lead where it leads
  /// @param shared whether it is nobody's
  /// @param tells whether the page it leads to is told which link it was
  public record Standing(boolean paused, boolean allowed, boolean shared, boolean tells) {
    static final Standing LEADS = new Standing(false, true, false, false);
  }

  public boolean paused() {
    return standing.paused();
  }

  public boolean shared() {
    return standing.shared();
  }

  /// Whether whoever follows it is sent on at once: also when its campaign is over, since it stays
  /// where people posted it.
  public boolean leadsOn() {
    return !paused() && standing.allowed();
  }

  /// Where whoever follows it is sent: the destination, with the link's code behind it where the
  /// organisation's own site wants to know.
  public Destination onward() {
    return standing.tells() ? destination.with(Offers.PARAMETER, code) : destination;
  }

  /// Where it begins on our own server.
  public String path() {
    return "/l/" + (words.isEmpty() ? code : words.getFirst());
  }
}
