package org.kith.activate;

import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// A short link of one person in one campaign.
///
/// @param person whose it is, null where they are not known any more
/// @param code base58, at least ten characters
/// @param paused whether it leads nowhere for now
/// @param ended whether its campaign is over
public record TrackedLink(
    LinkId id,
    CampaignId campaign,
    @Nullable PersonId person,
    String code,
    Destination destination,
    boolean paused,
    boolean ended) {

  /// Whether whoever follows it is sent on at once.
  public boolean leadsOn() {
    return !paused && !ended;
  }

  /// Where it begins on our own server.
  public String path() {
    return "/l/" + code;
  }
}
