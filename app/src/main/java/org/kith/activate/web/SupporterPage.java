package org.kith.activate.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.AskState;
import org.kith.activate.Disclosure;
import org.kith.activate.InvitationText;
import org.kith.activate.Offer;
import org.kith.activate.SharedPost;
import org.kith.activate.Supporter;
import org.kith.people.Connection;

/// Somebody's own page of a campaign.
///
/// @param here its path
/// @param server where short links begin, without a trailing slash
public record SupporterPage(String here, Supporter seen, String server, Instant now) {

  /// What there is to see and do; null where it is over, or they left.
  public Supporter.@Nullable Invited invited() {
    return seen instanceof Supporter.Invited invited ? invited : null;
  }

  /// What they are offered; null until they said what ties them to the organisation.
  public Offer.@Nullable Open open() {
    return seen instanceof Supporter.Invited(_, _, _, _, _, Offer.Open open, _, _, _) ? open : null;
  }

  /// How the page is called in a window, and where its address is pasted. Names nobody.
  public String title() {
    return switch (seen) {
      case Supporter.Invited invited -> invited.campaign().name();
      case Supporter.Over over -> over.campaign();
      case Supporter.Left left -> left.organisation();
    };
  }

  /// What one is called: the first word of a name, unless that is a title.
  public String first(Supporter.Invited invited) {
    return InvitationText.first(invited.person().name());
  }

  /// The largest words on the page.
  public String greeting(Supporter.Invited invited) {
    var first = first(invited);
    return switch (invited.state()) {
      case INVITED -> "%s, would you say it in your own words?".formatted(first);
      case SAID_YES -> "Thank you, %s. Here is what you need.".formatted(first);
      case SPOKE -> "%s, you spoke. Thank you!".formatted(first);
      case THANKED -> "Thank you, %s.".formatted(first);
      case SAID_NO -> "That is fine, %s.".formatted(first);
    };
  }

  /// Whether the kit is shown: not to who said not this time.
  public boolean shows(Supporter.Invited invited) {
    return invited.state() != AskState.SAID_NO;
  }

  public boolean asks(Supporter.Invited invited) {
    return invited.state() == AskState.INVITED;
  }

  public Map<Connection, String> ties(Supporter.Invited invited) {
    return Disclosure.answers(invited.organisation());
  }

  public String url(Offer.Open open) {
    return server + open.link().path();
  }

  public List<OpenDoor> doors(Supporter.Invited invited, Offer.Open open) {
    return OpenDoor.of(invited.person(), open, url(open));
  }

  public String until(Supporter.Invited invited) {
    return CampaignWords.day(
        invited.campaign().brief().until().minusSeconds(1), now, invited.zone());
  }

  public String day(Supporter.Invited invited, SharedPost post) {
    return CampaignWords.day(post.at(), now, invited.zone());
  }

  /// How often they may choose to be written to.
  public Map<Integer, String> rhythms() {
    var rhythms = new LinkedHashMap<Integer, String>();
    rhythms.put(0, "As you do now: never two requests within two months");
    rhythms.put(183, "At most twice a year");
    rhythms.put(365, "At most once a year");
    return rhythms;
  }
}
