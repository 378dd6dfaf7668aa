package org.kith.publish;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.networks.Network;
import org.kith.networks.http.WebAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which pages are told that a post on a blog of ours links to them: when it is published, changed
/// or taken back. A notice from page to page; nobody is written to.
///
/// By Webmention, else by Pingback. WordPress sends Pingbacks itself where it is set to; a page
/// that was told by it says that it knows.
@Service
public class LinkNotices {

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
  private static final Pattern END = Pattern.compile("[.,;:!?)\\]}'’”»…]+$");

  /// Until the page surely stands as it was published.
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final int MOST = 30;

  private final LinkNoticeStore store;
  private final PartStore parts;
  private final Optional<String> here;
  private final Clock clock;

  LinkNotices(
      LinkNoticeStore store,
      PartStore parts,
      @Value("${kith.address:}") String address,
      Clock clock) {
    this.store = store;
    this.parts = parts;
    this.here = WebAddress.parse(address.strip()).map(URI::getHost);
    this.clock = clock;
  }

  @EventListener
  void on(PartMoved moved) {
    boolean stands = moved.to() == PostState.PUBLISHED;
    if (moved.network() != Network.BLOG
        || !(stands || moved.to() == PostState.TAKEN_BACK)
        || !moved.reason().isEmpty()) {
      return;
    }
    var links = stands ? links(moved) : Set.<URI>of();
    store.link(moved.part(), links, clock.instant().plus(SOON));
  }

  /// What was told of each part.
  @Transactional(readOnly = true)
  public Map<PartId, List<LinkNotice>> of(Collection<PartId> of) {
    return store.of(of);
  }

  private Set<URI> links(PartMoved moved) {
    var links = new LinkedHashSet<URI>();
    for (var part : parts.of(List.of(moved.post())).getOrDefault(moved.post(), List.of())) {
      if (part.id().equals(moved.part())) {
        part.pieces().forEach(piece -> links.addAll(links(piece)));
      }
    }
    links.removeIf(link -> isOurs(link, moved.url()));
    return Set.copyOf(links.stream().limit(MOST).toList());
  }

  private static Set<URI> links(Part.Piece piece) {
    var links = new LinkedHashSet<URI>();
    ADDRESS
        .matcher(piece.text() + "\n" + piece.link())
        .results()
        .map(found -> END.matcher(found.group()).replaceFirst(""))
        .forEach(address -> WebAddress.parse(address).ifPresent(links::add));
    return links;
  }

  /// Pages of the blog itself, and tracked links, which lead elsewhere.
  private boolean isOurs(URI link, String page) {
    var host = link.getHost();
    return WebAddress.parse(page).filter(own -> host.equals(own.getHost())).isPresent()
        || here.filter(host::equals).isPresent();
  }
}
