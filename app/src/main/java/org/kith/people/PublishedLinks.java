package org.kith.people;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.MastodonProfiles;
import org.kith.networks.microformats.Microformats;
import org.kith.networks.microformats.PageReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Reads what an account publishes as its own: on its page with `rel=me` and on its card, and in
/// its profile. A page is believed about itself only (F11).
@Component
class PublishedLinks {

  private static final int MOST = 40;

  private final ObjectProvider<HttpGateway> http;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final Clock clock;

  PublishedLinks(
      ObjectProvider<HttpGateway> http, ObjectProvider<BlueskyAccounts> bluesky, Clock clock) {
    this.http = http;
    this.bluesky = bluesky;
    this.clock = clock;
  }

  /// @param movedTo whom it says it is now, null if itself
  /// @param missing why its page could not be read, in words; empty if it was
  record Published(List<OwnLink> links, @Nullable Account movedTo, String missing) {}

  Published read(KnownAccount account) throws IOException, InterruptedException {
    var links = new LinkedHashSet<OwnLink>();
    Account movedTo = null;
    var profile = profile(account);
    if (profile != null) {
      movedTo = profile.movedTo();
      profile.links().forEach(url -> links.add(new OwnLink(OwnLink.Kind.PROFILE, url)));
      if (account.network() == Network.BLUESKY && !profile.account().handle().startsWith("did:")) {
        WebAddress.parse("https://" + profile.account().handle())
            .ifPresent(url -> links.add(new OwnLink(OwnLink.Kind.DOMAIN, url)));
      }
    }
    var missing = account.network() == Network.BLUESKY ? "" : page(account, links);
    return new Published(
        links.stream().filter(l -> l.url().toString().length() <= 2000).limit(MOST).toList(),
        movedTo,
        missing);
  }

  private @Nullable Profile profile(KnownAccount account) throws IOException, InterruptedException {
    var key = account.account().key();
    return switch (account.network()) {
      case MASTODON -> new MastodonProfiles(http.getObject(), clock).read(key).orElse(null);
      case BLUESKY -> bluesky.getObject().read(key).orElse(null);
      case BLOG, FACEBOOK, INSTAGRAM, X, WEBMENTION -> null;
    };
  }

  /// @return why there was nothing to read, empty if there was
  private String page(KnownAccount account, Set<OwnLink> links)
      throws IOException, InterruptedException {
    var address = WebAddress.parse(account.url());
    if (address.isEmpty()) {
      return "Where its page is cannot be known.";
    }
    return switch (http.getObject().ask(Request.page(address.get()))) {
      case Answer.Fetched page -> read(page, address.get(), links);
      case Answer.SlowDown(_, var message) -> throw new IOException(message);
      case Answer.Gone(var url) -> url + " is gone for good (410).";
      case Answer.NotModified _ -> address.get() + " answers that nothing changed.";
      case Answer.Refused(_, var message) -> message;
      case Answer.Failed failed -> failed.message();
    };
  }

  private String read(Answer.Fetched page, URI asked, Set<OwnLink> links) {
    if (!host(page.url()).equals(host(asked)) || page.url().getPort() != asked.getPort()) {
      return "%s sends visitors on to %s, which speaks for itself only."
          .formatted(asked, page.url());
    }
    var type = page.headers().first("Content-Type").orElse("");
    var document = new Document(page.url(), type, page.body());
    for (var me : Microformats.parse(document).rel("me")) {
      WebAddress.parse(me).ifPresent(url -> links.add(new OwnLink(OwnLink.Kind.REL_ME, url)));
    }
    var cards = new ArrayList<URI>();
    new PageReader(clock)
        .read(document)
        .ifPresent(said -> said.profiles().forEach(card -> cards.addAll(card.links())));
    cards.forEach(url -> links.add(new OwnLink(OwnLink.Kind.PROFILE, url)));
    return "";
  }

  private static String host(URI url) {
    return url.getHost().replaceFirst("^www\\.", "");
  }
}
