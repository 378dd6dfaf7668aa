package org.kith.networks.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Document;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.http.WebAddress;

/// A list of feeds as readers of feeds exchange them (OPML 1.0 to 2.0, opml.org/spec2.opml).
///
/// @param version as the file says, `2.0` for one of ours
/// @param dropped outlines that name no feed which can be read, and feeds that are named again
public record Opml(
    String title, String version, List<Subscription> subscriptions, List<Dropped> dropped) {

  private static final int DEEPEST = 64;
  private static final int MOST = 10_000;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_OUTLINE = 4000;
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\sxmlurl\\s*=\\s*\"([^\"<>]{1,2000})\"");
  private static final Pattern TITLE =
      Pattern.compile("(?i)\\s(?:title|text)\\s*=\\s*\"([^\"<>]{1,300})\"");

  public Opml {
    subscriptions = List.copyOf(subscriptions);
    dropped = List.copyOf(dropped);
  }

  /// One feed.
  ///
  /// @param title the feed's host where nobody gave one
  /// @param page whose feed it is, null if unsaid
  /// @param folders the titles of the outlines around it, outermost first
  public record Subscription(String title, URI feed, @Nullable URI page, List<String> folders) {
    public Subscription {
      folders = List.copyOf(folders);
    }
  }

  /// Empty if this is not OPML. A file that is not well-formed is read as far as it makes sense.
  public static Optional<Opml> read(Document document) {
    var text = Decoding.of(document.body(), document.contentType()).text();
    var parser = Parser.xmlParser().setMaxDepth(DEEPEST).setTrackPosition(true);
    var rest = Prolog.of(text).rest();
    var xml = Jsoup.parse(rest, document.address().toString(), parser);
    for (var root : xml.children()) {
      if (FeedNames.local(root).equals("opml")) {
        return Optional.of(
            new Reader(lines(text, text.length()) - lines(rest, rest.length())).read(root, text));
      }
    }
    return Optional.empty();
  }

  private static int lines(String text, int to) {
    return (int) text.substring(0, to).chars().filter(c -> c == '\n').count();
  }

  /// The list as a file other programs read.
  public String write() {
    return OpmlText.of(this);
  }

  private static final class Reader {
    private final List<Subscription> found = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final Map<URI, String> named = new HashMap<>();
    private final int before;

    /// @param before how many lines of a prolog were left out before it was parsed
    Reader(int before) {
      this.before = before;
    }

    Opml read(Element root, String text) {
      var title = "";
      for (var part : root.children()) {
        switch (FeedNames.local(part)) {
          case "head" -> title = titleOf(part);
          case "body" -> outlines(part, List.of());
          default -> {
            // Nothing else belongs to OPML.
            continue;
          }
        }
      }
      lost(text);
      var version = FeedNames.attribute(root, "version");
      return new Opml(title, version.isEmpty() ? "1.0" : version, found, dropped);
    }

    private static String titleOf(Element head) {
      return head.children().stream()
          .filter(e -> FeedNames.local(e).equals("title"))
          .map(e -> line(e.wholeText()))
          .findFirst()
          .orElse("");
    }

    private void outlines(Element around, List<String> folders) {
      for (var outline : around.children()) {
        if (!FeedNames.local(outline).equals("outline")) {
          continue;
        }
        var address = FeedNames.attribute(outline, "xmlurl");
        var title = title(outline);
        if (!address.isEmpty()) {
          feed(outline, new Place(line(outline), title), address, folders);
        } else if (outline.childrenSize() == 0) {
          drop(new Place(line(outline), title), "It names no feed (xmlUrl).");
        }
        if (outline.childrenSize() > 0) {
          var inside = new ArrayList<>(folders);
          inside.add(title);
          outlines(outline, title.isEmpty() ? folders : inside);
        }
      }
    }

    /// Where somebody's quotation marks or tags broke an outline, its address still stands there.
    private void lost(String text) {
      var m = ADDRESS.matcher(text);
      while (m.find()) {
        var address = Parser.unescapeEntities(m.group(1), true).strip();
        var feed = WebAddress.parse(address);
        if (feed.isPresent() && !named.containsKey(feed.get())) {
          var before = text.substring(Math.max(0, m.start() - LONGEST_OUTLINE), m.start());
          var outline = before.substring(Math.max(0, before.lastIndexOf("<outline")));
          var title = TITLE.matcher(outline);
          var words = title.find() ? Parser.unescapeEntities(title.group(1), true) : "";
          var place = new Place(lines(text, m.start()) + 1, line(words));
          feed(Jsoup.parse("", Parser.xmlParser()), place, address, List.of());
        }
      }
    }

    /// Where an outline stands.
    ///
    /// @param title empty where it has none
    private record Place(int line, String title) {}

    private int line(Element outline) {
      return before + outline.sourceRange().start().lineNumber();
    }

    private void drop(Place place, String why) {
      var what = "line %,d, outline \"%s\"".formatted(place.line(), place.title());
      dropped.add(new Dropped(what, why));
    }

    private void feed(Element outline, Place place, String address, List<String> folders) {
      var feed =
          WebAddress.parse(
              address
                  .replaceFirst("(?i)^feed:(//)?(?=https?:)", "")
                  .replaceFirst("(?i)^feed://", "http://"));
      var title = place.title();
      var at = title.isEmpty() ? new Place(place.line(), address) : place;
      if (feed.isEmpty()) {
        drop(at, "%s is not a web address Kith opens.".formatted(address));
      } else if (named.putIfAbsent(feed.get(), title) != null) {
        drop(
            at,
            "%s stands in the file before, as \"%s\"."
                .formatted(feed.get(), named.get(feed.get())));
      } else if (found.size() == MOST) {
        drop(at, "Kith reads lists of at most %,d feeds.".formatted(MOST));
      } else {
        var page = WebAddress.parse(FeedNames.attribute(outline, "htmlurl")).orElse(null);
        found.add(
            new Subscription(
                title.isEmpty() ? feed.get().getHost() : title, feed.get(), page, folders));
      }
    }

    private static String title(Element outline) {
      var title = line(FeedNames.attribute(outline, "title"));
      return title.isEmpty() ? line(FeedNames.attribute(outline, "text")) : title;
    }

    private static String line(String text) {
      var line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE);
    }
  }
}
