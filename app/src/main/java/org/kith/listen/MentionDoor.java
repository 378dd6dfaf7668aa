package org.kith.listen;

import java.net.URI;
import java.util.List;

/// Where other people's sites tell this workspace that they link to it.
///
/// @param source what is heard through it
/// @param address the last part of its addresses, which stand on our pages
/// @param sites which sites, or parts of sites, are ours
public record MentionDoor(SourceId source, String address, List<URI> sites) {

  public MentionDoor {
    sites = List.copyOf(sites);
  }

  /// Whether a page is one of ours.
  boolean isOurs(URI page) {
    var within = Place.of(page.toString()).within();
    return sites.stream().anyMatch(site -> within.contains(Place.of(site.toString()).where()));
  }
}
