package org.kith.cli.read;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Understood;
import org.kith.networks.archive.ArchiveDocuments;
import org.kith.networks.bluesky.BlueskyDocuments;
import org.kith.networks.facebook.FacebookDocuments;
import org.kith.networks.feed.Facts;
import org.kith.networks.feed.FeedDocuments;
import org.kith.networks.feed.OpmlDocuments;
import org.kith.networks.instagram.InstagramDocuments;
import org.kith.networks.mastodon.MastodonDocuments;
import org.kith.networks.microformats.CanonicalJson;
import org.kith.networks.microformats.Microformats;
import org.kith.networks.microformats.PageReader;
import org.kith.networks.wordpress.WordPressDocuments;
import org.kith.networks.x.XDocuments;

/// Every reader of documents, in the order they are tried: the pickiest first.
final class Readers {

  /// What a reader made of a document.
  ///
  /// @param details what it knows beyond the words all networks share, by its name in JSON
  record Read(Understood understood, Map<String, Object> details) {}

  /// A reader, and how to ask it for more than all networks have.
  private record Row(DocumentReader reader, Function<Document, Map<String, Object>> details) {
    static Row of(DocumentReader reader) {
      return new Row(reader, _ -> Map.of());
    }
  }

  private final List<Row> rows;

  Readers(InstantSource clock) {
    var feeds = new FeedDocuments(clock);
    var lists = new OpmlDocuments();
    // One line a format.
    rows =
        List.of(
            Row.of(new ArchiveDocuments(clock)),
            Row.of(new BlueskyDocuments()),
            Row.of(new FacebookDocuments(clock)),
            Row.of(new InstagramDocuments(clock)),
            Row.of(new XDocuments(clock)),
            new Row(feeds, of -> named("feed", feeds.facts(of).map(Facts::asMap))),
            new Row(lists, of -> named("subscriptions", lists.facts(of).map(Facts::asMap))),
            Row.of(new MastodonDocuments(clock)),
            Row.of(new WordPressDocuments(clock)),
            new Row(
                new PageReader(clock),
                page -> Map.of("microformats", CanonicalJson.of(Microformats.parse(page)))));
  }

  /// @return empty if no reader knows the format
  Optional<Read> read(Document document) {
    for (var row : rows) {
      var understood = row.reader().read(document);
      if (understood.isPresent()) {
        return Optional.of(new Read(understood.get(), row.details().apply(document)));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> named(String name, Optional<Map<String, Object>> details) {
    return details.isEmpty() ? Map.of() : Map.of(name, details.get());
  }
}
