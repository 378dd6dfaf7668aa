package org.kith.activate;

import org.kith.people.Connection;
import org.kith.people.Person;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts together what one person is offered. All doors ask here, so that nobody gets a kit who was
/// not asked what ties them to us.
@Service
@Transactional
public class Offers {

  /// The parameter by which a page learns which link somebody came by.
  public static final String PARAMETER = "kith";

  private final KitPictures pictures;
  private final TrackedLinks links;
  private final Workspaces workspaces;

  Offers(KitPictures pictures, TrackedLinks links, Workspaces workspaces) {
    this.pictures = pictures;
    this.links = links;
    this.workspaces = workspaces;
  }

  /// @param shared whether they would rather use the link that is nobody's
  public Offer of(Campaign campaign, Person person, boolean shared) {
    if (person.connection() == Connection.UNKNOWN) {
      return new Offer.AskFirst();
    }
    var link = shared ? links.shared(campaign) : links.forPerson(campaign, person.id());
    var us = workspaces.get(CurrentWorkspace.require()).name();
    return new Offer.Open(
        campaign.brief().kit(),
        pictures.of(campaign.id()),
        Disclosure.line(person.connection(), us).orElse(""),
        link,
        link.destination().with(PARAMETER, link.code()));
  }
}
