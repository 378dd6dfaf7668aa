package org.kith.networks.microformats;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Profile;
import org.kith.networks.Understood;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;
import org.kith.networks.text.Prose;

/// Reads a web page that describes itself with microformats: its entries are posts, the card that
/// stands for it is a profile.
///
/// A like, a boost without words and a card of somebody else are left out and named: a page is
/// believed about its own site only (F11).
public final class PageReader implements DocumentReader {

  /// A page that was fetched from nowhere speaks for nobody (RFC 6761).
  private static final URI NOBODY = URI.create("http://nobody.invalid/");

  private static final Pattern HASHTAG_WISH =
      Pattern.compile("(?i)(?<!\\w)#(nobots?|noindex|noarchive)\\b");
  private static final int MOST_POSTS = 1000;

  private final InstantSource clock;

  public PageReader(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    if (!Html.isHtml(document)) {
      return Optional.empty();
    }
    var address = WebAddress.parse(document.address().toString()).orElse(NOBODY);
    var html = Html.parse(document, address);
    var page = Microformats.parse(html, address);
    return page.items().isEmpty() && page.rels().isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(page, address, html).understood());
  }

  private final class Reading {
    private final Page page;
    private final Speaker speaker;
    private final Entries entries;
    private final Set<Profile.OptOut> wishes;
    private final List<Heard> heard = new ArrayList<>();
    private final List<Understood.Dropped> dropped = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Reading(Page page, URI address, org.jsoup.nodes.Document html) {
      this.page = page;
      this.speaker = Speaker.of(page, address);
      this.entries = new Entries(speaker, address, Html.language(html), clock.instant());
      this.wishes = wishes(html, speaker.card().map(card -> card.text("note")).orElse(""));
    }

    Understood understood() {
      page.items().forEach(item -> read(item, null));
      if (!page.complete()) {
        dropped.add(
            new Understood.Dropped("the rest of the page", "It is too heavy to read to its end."));
      }
      boolean speaks = !heard.isEmpty() || speaker.card().isPresent() || !page.rel("me").isEmpty();
      var profiles = speaks ? List.of(profile()) : List.<Profile>of();
      return new Understood("HTML with microformats", profiles, heard, dropped);
    }

    private void read(Item item, @Nullable Item around) {
      if (item.is("h-entry")) {
        entry(item, around);
      } else if (item.is("h-feed")) {
        item.children().forEach(child -> read(child, item));
      } else if (!isOwnCard(item)) {
        dropped.add(new Understood.Dropped(place(item), why(item)));
        item.children().forEach(child -> read(child, around));
      }
    }

    private boolean isOwnCard(Item item) {
      return speaker.card().filter(card -> card.equals(item)).isPresent();
    }

    private void entry(Item entry, @Nullable Item around) {
      var post = entries.post(entry, around);
      if (post.isEmpty()) {
        dropped.add(new Understood.Dropped(place(entry), "It has neither title nor text."));
      } else if (entry.first("like-of").isPresent()) {
        dropped.add(new Understood.Dropped(place(entry), "It is a like, which says nothing."));
      } else if (!ids.add(post.get().id())) {
        dropped.add(
            new Understood.Dropped(
                place(entry), "Another entry has its address, %s.".formatted(post.get().id())));
      } else if (heard.size() >= MOST_POSTS) {
        dropped.add(
            new Understood.Dropped(
                place(entry), "The page has more than %,d entries.".formatted(MOST_POSTS)));
      } else {
        heard.add(new Heard.Said(post.get()));
      }
    }

    private Profile profile() {
      var links = new ArrayList<URI>();
      page.rel("me").forEach(me -> WebAddress.parse(me).ifPresent(links::add));
      speaker
          .card()
          .ifPresent(card ->
              card.all("url").forEach(url -> WebAddress.parse(url.value()).ifPresent(links::add)));
      var about = speaker.card().map(card -> HtmlProse.tidy(card.text("note"))).orElse("");
      var own = links.stream().distinct().limit(100).toList();
      return new Profile(speaker.account(), about, own, OptionalLong.empty(), wishes);
    }
  }

  private static String why(Item item) {
    return item.is("h-card")
        ? "It does not stand for this page; what a page says of others proves nothing."
        : "Kith reads entries and cards only.";
  }

  private static String place(Item item) {
    var name = Prose.line(item.text("name"), 1_000);
    var shown = name.length() <= 60 ? name : name.substring(0, 60).strip() + "…";
    var type = item.types().getFirst();
    return shown.isEmpty() ? type : "%s \"%s\"".formatted(type, shown);
  }

  private static Set<Profile.OptOut> wishes(org.jsoup.nodes.Document html, String about) {
    var wishes = new HashSet<Profile.OptOut>();
    for (var meta : html.select("meta[name=robots][content], meta[name=kith][content]")) {
      var words = List.of(meta.attr("content").toLowerCase(Locale.ROOT).split("[\\s,]+", -1));
      if (words.contains("noindex") || words.contains("noarchive") || words.contains("none")) {
        wishes.add(Profile.OptOut.INDEXING);
      }
    }
    if (HASHTAG_WISH.matcher(about).find()) {
      wishes.add(Profile.OptOut.DISCOVERY);
    }
    return wishes;
  }
}
