package org.kith.people;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.FeedSearch;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.feed.SitePage;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.MastodonProfiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Looks at an address that a human named as somebody's: what can be read there, which accounts it
/// links to, and what its words are. Nothing of it is kept here.
///
/// It asks the network, so it is called outside a transaction; each call takes as long as the site
/// does, a minute at most.
@Service
public class SiteLooks {

  private static final int ACCOUNTS = 12;

  private final ObjectProvider<HttpGateway> http;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final FeedSearch feeds;
  private final SiteWords words;
  private final Clock clock;

  SiteLooks(
      ObjectProvider<HttpGateway> http,
      ObjectProvider<BlueskyAccounts> bluesky,
      FeedSearch feeds,
      SiteWords words,
      Clock clock) {
    this.http = http;
    this.bluesky = bluesky;
    this.feeds = feeds;
    this.words = words;
    this.clock = clock;
  }

  /// What is on somebody's own site.
  ///
  /// @param title as its front page is called
  /// @param words what it speaks of, hashtags with their `#` first
  public record Site(
      URI address,
      String title,
      List<FeedSearch.Offer> feeds,
      List<Linked> accounts,
      List<String> words) {
    public Site {
      feeds = List.copyOf(feeds);
      accounts = List.copyOf(accounts);
      words = List.copyOf(words);
    }
  }

  /// An account it links to.
  ///
  /// @param asItsOwn whether it says so with `rel=me`
  public record Linked(ProfileLink profile, boolean asItsOwn) {}

  /// What looking at a site came to.
  public sealed interface Looked {
    record Found(Site site) implements Looked {}

    /// @param why in a sentence
    record Nothing(String why) implements Looked {}
  }

  /// @param typed as people type it, with or without `https://`
  public Looked look(String typed) throws InterruptedException {
    var address = address(typed);
    if (address.isEmpty()) {
      return new Looked.Nothing(
          "“%s” is no web address. It looks like https://harvestline.example."
              .formatted(typed.strip()));
    }
    try {
      return switch (page(address.get())) {
        case Fetched.Not(var why) -> new Looked.Nothing(why);
        case Fetched.Page(var page) ->
            new Looked.Found(
                new Site(
                    page.address(),
                    page.title(),
                    feeds(page.address()),
                    accounts(page),
                    words.of(page)));
      };
    } catch (IOException e) {
      return new Looked.Nothing(
          "%s could not be reached: %s"
              .formatted(address.get().getHost(), String.valueOf(e.getMessage())));
    }
  }

  private List<FeedSearch.Offer> feeds(URI page) throws InterruptedException {
    return feeds.find(page.toString()) instanceof FeedSearch.Found.Feeds(var offers)
        ? offers
        : List.of();
  }

  private static List<Linked> accounts(SitePage page) {
    var own = page.mine().stream().map(link -> linked(link, true)).flatMap(Optional::stream);
    var others = page.links().stream().map(link -> linked(link, false)).flatMap(Optional::stream);
    var found = new ArrayList<Linked>();
    Stream.concat(own, others)
        .filter(one -> found.stream().noneMatch(known -> isSame(known.profile(), one.profile())))
        .limit(ACCOUNTS)
        .forEachOrdered(found::add);
    return found;
  }

  private static Optional<Linked> linked(URI link, boolean asItsOwn) {
    return ProfileLink.of(link).map(profile -> new Linked(profile, asItsOwn));
  }

  private static boolean isSame(ProfileLink one, ProfileLink other) {
    return one.network() == other.network() && one.handle().equalsIgnoreCase(other.handle());
  }

  /// Whose an address is.
  public sealed interface Whose {
    /// @param feeds what can be read of them
    /// @param profile what they say about themselves; null where there is no more than a page
    record Known(Account account, List<FeedSearch.Offer> feeds, @Nullable Profile profile)
        implements Whose {
      public Known {
        feeds = List.copyOf(feeds);
      }
    }

    /// @param why it cannot be told, in a sentence
    record Unknown(String why) implements Whose {}
  }

  /// Finds the account behind an address: a profile on a network that tells strangers, or a site
  /// with a feed.
  public Whose whose(URI address) throws InterruptedException {
    try {
      var profile = ProfileLink.of(address);
      return profile.isPresent() ? ofProfile(profile.get()) : ofSite(address);
    } catch (IOException e) {
      return new Whose.Unknown(
          "%s could not be reached: %s"
              .formatted(address.getHost(), String.valueOf(e.getMessage())));
    }
  }

  private Whose ofProfile(ProfileLink link) throws IOException, InterruptedException {
    if (!link.canBeLookedUp()) {
      return new Whose.Unknown(
          "%s tells strangers nothing about its accounts."
              .formatted(NetworkNames.of(link.network().name())));
    }
    var said =
        link.network() == Network.BLUESKY
            ? bluesky.getObject().read(link.handle())
            : new MastodonProfiles(http.getObject(), clock).read(link.address().toString());
    return said.<Whose>map(profile -> new Whose.Known(profile.account(), List.of(), profile))
        .orElseGet(() ->
            new Whose.Unknown(
                "There is no account %s at %s, or its server tells strangers nothing."
                    .formatted(link.handle(), link.address().getHost())));
  }

  private Whose ofSite(URI address) throws IOException, InterruptedException {
    return switch (page(address)) {
      case Fetched.Not(var why) -> new Whose.Unknown(why);
      case Fetched.Page(var page) -> {
        var offers = feeds(page.address());
        yield offers.isEmpty()
            ? new Whose.Unknown(
                "%s offers no feed, so Kith cannot hear them there."
                    .formatted(page.address().getHost()))
            : new Whose.Known(
                SitePage.blog(offers.getFirst().offeredBy(), page.title()),
                List.of(offers.getFirst()),
                null);
      }
    };
  }

  private sealed interface Fetched {
    record Page(SitePage page) implements Fetched {}

    record Not(String why) implements Fetched {}
  }

  private Fetched page(URI address) throws IOException, InterruptedException {
    return switch (http.getObject().ask(Request.page(address))) {
      case Answer.Fetched page ->
          SitePage.of(
                  new Document(
                      page.url(), page.headers().first("Content-Type").orElse(""), page.body()))
              .<Fetched>map(Fetched.Page::new)
              .orElseGet(() -> new Fetched.Not("%s is no web page.".formatted(address)));
      case Answer.SlowDown(_, var message) -> new Fetched.Not(message);
      case Answer.Gone(var url) -> new Fetched.Not(url + " is gone for good (410).");
      case Answer.NotModified _ -> new Fetched.Not(address + " answers that nothing changed.");
      case Answer.Refused(_, var message) -> new Fetched.Not(message);
      case Answer.Failed failed -> new Fetched.Not(failed.message());
    };
  }

  /// The account of whoever writes a site, before anything of it was read.
  ///
  /// @param page one of its own
  public Account blog(URI page, String name) {
    return SitePage.blog(page, name);
  }

  /// An address as people type it.
  public static Optional<URI> address(String typed) {
    var text = typed.strip();
    boolean whole = text.matches("(?i)https?://.*");
    return text.length() > 2_000 || !(whole || text.contains("."))
        ? Optional.empty()
        : WebAddress.parse(whole ? text : "https://" + text);
  }
}
