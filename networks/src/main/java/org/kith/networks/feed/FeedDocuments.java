package org.kith.networks.feed;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Understood;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;

/// Reads one feed as it stands, without a memory of what was heard before.
public final class FeedDocuments implements DocumentReader {

  /// A feed that was fetched from nowhere speaks for the page it names, and one that names none for
  /// nobody (RFC 6761).
  private static final URI NOBODY = URI.create("http://nobody.invalid/");

  private final InstantSource clock;

  public FeedDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    return facts(document).map(facts -> understood(facts, document.address()));
  }

  /// All the feed says, field by field, and how well it says it; empty if this is not a feed.
  public Optional<Facts> facts(Document document) {
    var decoded = Decoding.of(document.body(), document.contentType());
    return FeedParsing.facts(decoded, document.address())
        .map(facts -> {
          var complaint = complaint(decoded, facts);
          return facts
              .with("format", FeedVersions.called(facts.text("version")))
              .with("encoding", decoded.encoding())
              .with("wellFormed", complaint.isEmpty())
              .with("malformed", complaint);
        });
  }

  private static String complaint(Decoding decoded, Facts facts) {
    if (!decoded.asSaid()) {
      return "its bytes are not in the encoding it names; they look like " + decoded.encoding();
    }
    boolean json = facts.text("version").startsWith("json");
    return json ? "" : WellFormed.complaint(decoded.text()).orElse("");
  }

  private Understood understood(Facts facts, URI address) {
    var feed = FeedParsing.document(facts, address);
    var home = feed.home() == null ? NOBODY : feed.home();
    var proven = WebAddress.parse(address.toString()).orElse(home);
    var site = Site.of(proven);
    var heard = new ArrayList<Heard>();
    var dropped = new ArrayList<Understood.Dropped>();
    var ids = new HashSet<String>();
    var now = clock.instant();
    for (int i = 0; i < feed.entries().size(); i++) {
      var entry = feed.entries().get(i);
      var post = site.post(feed, entry, proven, now);
      if (post.isEmpty()) {
        dropped.add(new Understood.Dropped(place(i), "It has neither title, text nor address."));
      } else if (!ids.add(post.get().id())) {
        dropped.add(
            new Understood.Dropped(
                place(i), "Another entry has its id, %s.".formatted(post.get().id())));
      } else {
        doubt(entry.published(), now, i).ifPresent(dropped::add);
        heard.add(new Heard.Said(post.get()));
      }
    }
    doubts(facts).forEach(dropped::add);
    feed.gone().forEach(id -> heard.add(new Heard.Unsaid(Network.BLOG, site.id(id))));
    var links = feed.home() == null ? List.<URI>of() : List.of(feed.home());
    var profile =
        new Profile(
            site.account(feed), about(facts, proven), links, OptionalLong.empty(), Set.of());
    return new Understood(feed.format(), List.of(profile), heard, dropped);
  }

  private static String about(Facts facts, URI base) {
    return facts.has("subtitle") ? HtmlProse.of(facts.text("subtitle"), base).text() : "";
  }

  private static List<Understood.Dropped> doubts(Facts facts) {
    var doubts = new ArrayList<Understood.Dropped>();
    if (facts.has("entriesLeftOut")) {
      doubts.add(
          new Understood.Dropped(
              "%s more entries".formatted(facts.text("entriesLeftOut")),
              "Kith keeps %,d of one reading.".formatted(FeedDocument.MOST_ENTRIES)));
    }
    if (facts.has("malformed")) {
      doubts.add(
          new Understood.Dropped(
              "document",
              "It is not well-formed (%s), and read as far as it makes sense."
                  .formatted(facts.text("malformed"))));
    }
    return doubts;
  }

  private static Optional<Understood.Dropped> doubt(
      @org.jspecify.annotations.Nullable Instant published, Instant now, int entry) {
    if (published == null) {
      return Optional.of(
          new Understood.Dropped(
              place(entry) + " date",
              "It has none that can be read; the time of reading stands for it."));
    }
    return published.isAfter(now)
        ? Optional.of(
            new Understood.Dropped(
                place(entry) + " date",
                "%s is in the future; the time of reading stands for it.".formatted(published)))
        : Optional.empty();
  }

  private static String place(int entry) {
    return "entries[%d]".formatted(entry);
  }
}
