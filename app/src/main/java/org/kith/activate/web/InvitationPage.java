package org.kith.activate.web;

import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.InvitationText;
import org.kith.mail.PersonalMails;
import org.kith.people.Person;

/// The invitation of a campaign, or that of one person.
///
/// @param person whom it is to, null where the words of all are edited and nobody is there to look
/// @param own whether it is sent to that person, rather than shown to them as an example
/// @param preview as they will see it, null where it cannot be made
/// @param problem what is wrong, as a sentence; empty if nothing is
/// @param may what writing to them rests on, or why it may not be
public record InvitationPage(
    Campaign campaign,
    @Nullable Person person,
    boolean own,
    InvitationText text,
    PersonalMails.@Nullable Composed preview,
    String problem,
    May may) {

  /// @param granted whether they may be written to
  /// @param words as a sentence
  public record May(boolean granted, String words) {}

  public String here() {
    var campaignPath = "/campaigns/" + campaign.id().value();
    var to = person;
    return own && to != null
        ? campaignPath + "/invite/" + to.id().value()
        : campaignPath + "/invitation";
  }

  /// Whether it can be sent as it stands.
  public boolean ready() {
    return own && problem.isEmpty() && may.granted() && preview != null;
  }
}
