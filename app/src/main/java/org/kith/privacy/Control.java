package org.kith.privacy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Document;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import org.kith.networks.microformats.Microformats;
import org.kith.networks.microformats.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Finds out whether an account is whose somebody says: its own page carries a code that only they
/// were given, or links with `rel=me` to the page of that code. What a page proves, it proves about
/// itself only (F11): a corner of a shared host says nothing of the host.
@Component
class Control {

  private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]+)@([\\w.-]+\\.[a-zA-Z]{2,})");
  private static final Pattern BLUESKY =
      Pattern.compile(
          "(?:https://bsky\\.app/profile/|@?)((?:[\\w-]+\\.)+[a-zA-Z]{2,}|did:[a-z]+:[\\w.:%-]+)/?");
  private static final Pattern CORNER = Pattern.compile("^/([~@][^/?#]+).*");
  private static final Pattern ACTOR = Pattern.compile("^/(?:@|users/)([\\w.-]+)/?$");

  private final ObjectProvider<HttpGateway> http;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final String address;

  Control(
      ObjectProvider<HttpGateway> http,
      ObjectProvider<BlueskyAccounts> bluesky,
      @Value("${kith.address:}") String address) {
    this.http = http;
    this.bluesky = bluesky;
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
    return switch (http.getObject().ask(Request.page(url.get()))) {
      case Answer.Fetched page when isSameSite(page.url(), url.get()) -> proven(page, code);
      case Answer.SlowDown(_, var message) -> throw new IOException(message);
      case Answer.Fetched _,
          Answer.Gone _,
          Answer.NotModified _,
          Answer.Refused _,
          Answer.Failed _ ->
          List.of();
    };
  }

  private static boolean isSameSite(URI one, URI other) {
    return bare(one).equals(bare(other)) && one.getPort() == other.getPort();
  }

  private static String bare(URI url) {
    return url.getHost().replaceFirst("^www\\.", "");
  }

  private List<Proven> proven(Answer.Fetched page, String code) {
    var type = page.headers().first("Content-Type").orElse("");
    var document = new Document(page.url(), type, page.body());
    var read = Microformats.parse(document);
    var whole = whole(page.url(), read);
    boolean said = new String(page.body(), StandardCharsets.UTF_8).contains(code);
    if (!(said && !whole.isEmpty()) && !pointsHere(read, code)) {
      return List.of(); // what stands below an article may be anybody's comment
    }
    var proven = new ArrayList<>(whole);
    proven.add(new Proven(Network.BLOG, page.url().toString()));
    return proven;
  }

  private boolean pointsHere(Page page, String code) {
    return !address.isEmpty()
        && page.rel("me").stream().anyMatch((address + "/leave-me-out/" + code)::equals);
  }

  /// Every account all of whose page this is: a site, somebody's corner of one, a profile.
  private static List<Proven> whole(URI url, Page page) {
    var origin = WebAddress.origin(url);
    var path = url.getRawPath();
    var proven = new ArrayList<Proven>();
    var corner = CORNER.matcher(path);
    if (corner.matches() && path.replaceFirst("/+$", "").equals("/" + corner.group(1))) {
      proven.add(new Proven(Network.BLOG, origin + "/" + corner.group(1)));
    } else if (path.isEmpty() || path.equals("/")) {
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
