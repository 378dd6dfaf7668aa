package org.kith.networks.feed;

import java.util.List;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Understood;

/// Reads lists of feeds. Nobody says anything in them, so nothing is heard.
public final class OpmlDocuments implements DocumentReader {

  @Override
  public Optional<Understood> read(Document document) {
    return Opml.read(document)
        .map(
            list -> new Understood("OPML " + list.version(), List.of(), List.of(), list.dropped()));
  }

  /// The feeds that are named, as facts; empty if this is not OPML.
  public Optional<Facts> facts(Document document) {
    return Opml.read(document).map(OpmlDocuments::facts);
  }

  private static Facts facts(Opml list) {
    var facts = new Facts().with("title", list.title());
    for (var feed : list.subscriptions()) {
      facts.append(
          "subscriptions",
          new Facts()
              .with("title", feed.title())
              .with("feed", feed.feed().toString())
              .with("page", feed.page() == null ? null : feed.page().toString())
              .with("folders", feed.folders()));
    }
    return facts;
  }
}
