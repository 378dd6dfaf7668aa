package org.kith.networks.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.MentionReader;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

/// Reads one feed of a blog or news site.
///
/// Asked only for what changed, by both validators. The cursor knows every entry that was heard: an
/// unchanged one is not heard again, a changed one is heard as an update, and one that an Atom feed
/// says is deleted is heard as gone. An entry that merely left the feed is not: feeds are short.
///
/// A feed's robots.txt is not asked: a feed is published to be read by programs. A page is
/// ([FeedDiscovery]).
public final class FeedReader implements MentionReader {

  /// What a feed gives, and what no feed does.
  public static final Abilities ABILITIES =
      new Abilities(
          Network.BLOG,
          EnumSet.of(Ability.READ_MENTIONS, Ability.READ_POSTS, Ability.STREAM),
          Map.ofEntries(
              Map.entry(
                  Ability.READ_PROFILE, "What a site says about itself is read from its pages."),
              Map.entry(
                  Ability.READ_CONVERSATION,
                  "Comments are not read; a site may have a feed of them that can be."),
              Map.entry(Ability.COUNT_FOLLOWERS, "Nobody knows how many read a blog."),
              Map.entry(Ability.LIST_FOLLOWERS, "Nobody knows who reads a blog."),
              Map.entry(
                  Ability.PUBLISH,
                  "A feed is only read; a WordPress site of ours is published on."),
              Map.entry(Ability.EDIT, "A feed is only read."),
              Map.entry(Ability.DELETE, "A feed is only read."),
              Map.entry(Ability.SCHEDULE, "A feed is only read."),
              Map.entry(Ability.PICTURES, "A feed is only read."),
              Map.entry(Ability.TITLE, "A feed is only read."),
              Map.entry(Ability.THREAD, "A feed is only read."),
              Map.entry(Ability.COMMENT, "A feed is only read."),
              Map.entry(Ability.ONCE, "A feed is only read."),
              Map.entry(
                  Ability.PROVE_IDENTITY,
                  "A blog is proved by the rel=\"me\" links of its pages.")),
          Abilities.Limits.NONE);

  static final String ACCEPT =
      "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,*/*;q=0.1";

  private static final int MOST_PAGES = 30;

  private final HttpGateway http;
  private final InstantSource clock;
  private final URI feed;
  private final Site site;
  private final int mostPages;

  /// Reads a feed that stands for the site it is served from.
  public FeedReader(HttpGateway http, InstantSource clock, URI feed) {
    this(http, clock, feed, feed);
  }

  /// Reads a feed for the site whose page offered it, which may be another host's.
  ///
  /// @param offeredBy as [FeedDiscovery] found it
  public FeedReader(HttpGateway http, InstantSource clock, URI feed, URI offeredBy) {
    this(http, clock, feed, Site.of(offeredBy), 0);
  }

  private FeedReader(HttpGateway http, InstantSource clock, URI feed, Site site, int mostPages) {
    this.http = http;
    this.clock = clock;
    this.feed = feed;
    this.site = site;
    this.mostPages = mostPages;
  }

  /// The same, but where an entry gives only a beginning, the whole text is read from its page on
  /// the same site: of the newest thirty of a reading, as robots.txt allows.
  public FeedReader withWholeTexts() {
    return new FeedReader(http, clock, feed, site, MOST_PAGES);
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    var seen = Seen.of(since);
    var answer = http.ask(Request.get(feed, Cap.FEED, ACCEPT).unless(seen.validators()));
    return switch (answer) {
      case Answer.Fetched page -> read(page, seen);
      case Answer.NotModified(var movedTo, var fresh) ->
          movedTo == null ? new Reading.NothingNew(fresh) : new Reading.Moved(movedTo);
      case Answer.Gone(var url) ->
          new Reading.Gone("%s says it is gone for good (410).".formatted(url.getHost()));
      case Answer.SlowDown(var notBefore, var message) -> new Reading.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Failed failed when failed.status() == 404 ->
          throw new FeedMissingException(failed.message());
      case Answer.Failed failed -> throw new IOException(failed.message());
    };
  }

  private Reading read(Answer.Fetched page, Seen seen) throws IOException, InterruptedException {
    var document = parse(page).orElseThrow(() -> notAFeed(page));
    if (page.movedTo() != null) {
      return new Reading.Moved(page.movedTo());
    }
    var now = new Seen(page.validators(), seen.entries());
    var news = news(document, site, page.url(), now, clock.instant());
    if (news.heard().isEmpty()
        && news.dropped() == 0
        && page.validators().equals(seen.validators())) {
      return new Reading.NothingNew(page.fresh());
    }
    return new Reading.News(whole(news.heard()), now.cursor(), news.dropped(), page.fresh());
  }

  /// What a hub sent us of this feed, which counts as a reading. What it was told by the last poll
  /// is still what we have, so the next one asks for it as before.
  ///
  /// @return [Reading.NothingNew] also for what is no feed
  public Reading pushed(Cursor since, String contentType, byte[] body) throws InterruptedException {
    var seen = Seen.of(since);
    var document = parse(body, contentType, feed);
    if (document.isEmpty()) {
      return new Reading.NothingNew(Duration.ZERO);
    }
    var news = news(document.get(), site, feed, seen, clock.instant());
    return news.heard().isEmpty()
        ? new Reading.NothingNew(Duration.ZERO)
        : new Reading.News(whole(news.heard()), seen.cursor(), news.dropped(), Duration.ZERO);
  }

  private List<Heard> whole(List<Heard> heard) throws InterruptedException {
    var pages = new WholeText(http);
    var whole = new ArrayList<Heard>(heard);
    int read = 0;
    for (int i = whole.size() - 1; i >= 0 && read < mostPages; i--) {
      if (whole.get(i) instanceof Heard.Said(var post)
          && WholeText.isBeginning(post.text())
          && Site.of(post.url()).key().equals(site.key())) {
        whole.set(i, new Heard.Said(pages.of(post)));
        read++;
      }
    }
    return whole;
  }

  static Optional<FeedDocument> parse(Answer.Fetched page) {
    var contentType = page.headers().first("Content-Type").orElse("");
    return parse(page.body(), contentType, page.url());
  }

  static Optional<FeedDocument> parse(byte[] body, String contentType, URI address) {
    return FeedParsing.facts(Decoding.of(body, contentType), address)
        .map(facts -> FeedParsing.document(facts, address));
  }

  record News(List<Heard> heard, int dropped) {}

  /// What `document` says that `seen` does not know, oldest first; `seen` knows it afterwards.
  static News news(FeedDocument document, Site site, URI address, Seen seen, Instant now) {
    var posts = new ArrayList<Post>();
    int dropped = 0;
    var ids = new LinkedHashSet<String>();
    for (var entry : document.entries().reversed()) {
      var post = site.post(document, entry, address, now);
      if (post.isEmpty() || !ids.add(post.get().id())) {
        dropped++;
      } else if (seen.note(post.get())) {
        posts.add(post.get());
      }
    }
    posts.sort(Comparator.comparing(Post::at));
    var heard = new ArrayList<Heard>();
    posts.forEach(post -> heard.add(new Heard.Said(post)));
    for (var id : document.gone()) {
      if (seen.forget(site.id(id))) {
        heard.add(new Heard.Unsaid(Network.BLOG, site.id(id)));
      }
    }
    return new News(heard, dropped);
  }

  private IOException notAFeed(Answer.Fetched page) {
    int shown = Math.min(200, page.body().length);
    var start = new String(page.body(), 0, shown, StandardCharsets.ISO_8859_1).stripLeading();
    var what =
        start.toLowerCase(java.util.Locale.ROOT).contains("<html") ? "a web page" : "no feed";
    return new IOException(
        "%s is %s (%s), not RSS, Atom or JSON Feed. Give the page's address instead, and Kith looks for its feeds."
            .formatted(page.url(), what, page.headers().mediaType()));
  }
}
