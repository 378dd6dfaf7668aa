package org.kith.privacy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Document;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.MastodonProfiles;
import org.kith.networks.microformats.MetaTags;
import org.kith.networks.microformats.Microformats;
import org.kith.networks.microformats.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Finds out whether an account is whose somebody says: a code that only they were given stands
/// where only its owner can write. That is a `meta` element of its page, the note of its card or
/// profile, a file of the whole site, or a `rel=me` link to the page of that code. Anywhere else on
/// a page may stand what readers wrote: a comment, a guestbook, a quoted post.
///
/// What a page proves, it proves about itself only (F11): a corner of a shared host says nothing of
/// the host.
@Component
class Control {

  /// The name of the `meta` element that carries the code.
  static final String META = "kith-verify";

  private static final String WELL_KNOWN = "/.well-known/kith-verify";
  private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]+)@([\\w.-]+\\.[a-zA-Z]{2,})");
  private static final Pattern BLUESKY =
      Pattern.compile(
          "(?:https://bsky\\.app/profile/|@?)((?:[\\w-]+\\.)+[a-zA-Z]{2,}|did:[a-z]+:[\\w.:%-]+)/?");
  private static final Pattern CORNER = Pattern.compile("^/([~@][^/?#]+).*");
  private static final Pattern ACTOR = Pattern.compile("^/(?:@|users/)([\\w.-]+)/?$");

  private final ObjectProvider<HttpGateway> http;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final Clock clock;
  private final String address;

  Control(
      ObjectProvider<HttpGateway> http,
      ObjectProvider<BlueskyAccounts> bluesky,
      Clock clock,
      @Value("${kith.address:}") String address) {
    this.http = http;
    this.bluesky = bluesky;
    this.clock = clock;
    this.address = address.strip().replaceFirst("/+$", "");
  }

  /// An account that was proven.
  record Proven(Network network, String key) {}

  /// Looks once.
  ///
  /// @return every account the proof is of; empty if the code is not there, or not yet
  /// @throws IOException if nobody answered; looking again later is safe
  List<Proven> look(String account, String code) throws IOException, InterruptedException {
    var typed = account.strip();
    var handle = HANDLE.matcher(typed);
    if (handle.matches()) {
      return page("https://%s/@%s".formatted(handle.group(2), handle.group(1)), code);
    }
    var actor = BLUESKY.matcher(typed);
    if (actor.matches() && (typed.contains("bsky") || !typed.contains("/"))) {
      var proven = profile(actor.group(1), code);
      return proven.isEmpty() && !typed.contains("bsky") ? page("https://" + typed, code) : proven;
    }
    return page(typed.contains("://") ? typed : "https://" + typed, code);
  }

  private List<Proven> profile(String actor, String code) throws IOException, InterruptedException {
    return bluesky
        .getObject()
        .read(actor)
        .filter(profile -> profile.about().contains(code))
        .map(profile -> List.of(new Proven(Network.BLUESKY, profile.account().key())))
        .orElse(List.of());
  }

  private List<Proven> page(String typed, String code) throws IOException, InterruptedException {
    // A page that repeats what it is asked for proves nothing.
    var url = WebAddress.parse(typed.replaceFirst("[?#].*$", ""));
    if (url.isEmpty()) {
      return List.of();
    }
    var page = fetch(Request.page(url.get()));
    if (page.isPresent() && isSameSite(page.get().url(), url.get())) {
      var proven = proven(page.get(), code);
      if (!proven.isEmpty()) {
        return proven;
      }
    }
    return isRoot(url.get()) ? site(url.get(), code) : List.of();
  }

  /// All of a site, by a file that only its keeper can put there (RFC 8615).
  private List<Proven> site(URI url, String code) throws IOException, InterruptedException {
    var file = URI.create(WebAddress.origin(url) + WELL_KNOWN);
    return fetch(Request.get(file, Cap.IDENTITY, "text/plain"))
        .filter(found -> found.url().equals(file))
        .filter(found ->
            new String(found.body(), StandardCharsets.UTF_8)
                .lines()
                .anyMatch(line -> line.strip().equals(code)))
        .map(_ -> List.of(new Proven(Network.BLOG, WebAddress.origin(url))))
        .orElse(List.of());
  }

  private Optional<Answer.Fetched> fetch(Request request) throws IOException, InterruptedException {
    return switch (http.getObject().ask(request)) {
      case Answer.Fetched page -> Optional.of(page);
      case Answer.SlowDown(_, var message) -> throw new IOException(message);
      case Answer.Gone _, Answer.NotModified _, Answer.Refused _, Answer.Failed _ ->
          Optional.empty();
    };
  }

  private static boolean isSameSite(URI one, URI other) {
    return bare(one).equals(bare(other)) && one.getPort() == other.getPort();
  }

  private static String bare(URI url) {
    return url.getHost().replaceFirst("^www\\.", "");
  }

  private List<Proven> proven(Answer.Fetched page, String code)
      throws IOException, InterruptedException {
    var type = page.headers().first("Content-Type").orElse("");
    var document = new Document(page.url(), type, page.body());
    var read = Microformats.parse(document);
    var here = new ArrayList<Proven>();
    if (MetaTags.of(document, META).contains(code)
        || pointsHere(read, code)
        || isInCard(read, page.url(), code)) {
      here.addAll(whole(page.url(), read));
      here.add(new Proven(Network.BLOG, page.url().toString()));
      return here;
    }
    // Posts and comments stand on a profile's page as well; what its server says of it does not.
    var actor = actor(page.url(), read);
    return actor.isPresent() && saysInProfile(actor.get(), code)
        ? whole(page.url(), read)
        : List.of();
  }

  private boolean pointsHere(Page page, String code) {
    var link = address + "/leave-me-out/" + code;
    var known = page.links().get(link);
    boolean byReaders = known != null && known.rels().contains("ugc"); // below an article
    return !address.isEmpty() && page.rel("me").contains(link) && !byReaders;
  }

  /// Whether the card of the page's owner has it in its note: a card of its own, that names this
  /// page, not one of somebody who is quoted.
  private static boolean isInCard(Page page, URI url, String code) {
    var here = Optional.of(url);
    return page.items().stream()
        .filter(item -> item.is("h-card"))
        .filter(card ->
            card.all("url").stream().anyMatch(u -> WebAddress.parse(u.value()).equals(here)))
        .anyMatch(card -> card.text("note").contains(code));
  }

  private boolean saysInProfile(String key, String code) throws IOException, InterruptedException {
    return new MastodonProfiles(http.getObject(), clock)
        .read(key)
        .filter(profile -> profile.about().contains(code))
        .isPresent();
  }

  private static boolean isRoot(URI url) {
    return url.getRawPath().isEmpty() || url.getRawPath().equals("/");
  }

  /// Every account all of whose page this is: a site, somebody's corner of one, a profile.
  private static List<Proven> whole(URI url, Page page) {
    var origin = WebAddress.origin(url);
    var path = url.getRawPath();
    var proven = new ArrayList<Proven>();
    var corner = CORNER.matcher(path);
    if (corner.matches() && path.replaceFirst("/+$", "").equals("/" + corner.group(1))) {
      proven.add(new Proven(Network.BLOG, origin + "/" + corner.group(1)));
    } else if (isRoot(url)) {
      proven.add(new Proven(Network.BLOG, origin));
    }
    actor(url, page).ifPresent(key -> proven.add(new Proven(Network.MASTODON, key)));
    return proven;
  }

  /// The account of the fediverse whose page it is: as it says itself, on its own server, or as
  /// Mastodon names them.
  private static Optional<String> actor(URI url, Page page) {
    var origin = WebAddress.origin(url);
    var said =
        page.rel("alternate").stream()
            .filter(link -> {
              var known = page.links().get(link);
              return known != null
                  && "application/activity+json".equals(known.attributes().get("type"));
            })
            .filter(link ->
                WebAddress.parse(link).filter(u -> WebAddress.origin(u).equals(origin)).isPresent())
            .findFirst();
    var name = ACTOR.matcher(url.getRawPath());
    return said.or(
        () -> name.matches() ? Optional.of(origin + "/users/" + name.group(1)) : Optional.empty());
  }
}
