package org.kith.people;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.listen.KnownAccount;
import org.kith.networks.Document;
import org.kith.networks.Profile;
import org.kith.networks.http.Answer;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.mastodon.MastodonProfiles;
import org.kith.networks.microformats.PageReader;
import org.kith.networks.microformats.RelMe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Accounts that Kith never heard and that a person's page names with `rel=me`: looked at only
/// where they say it back, and so are proven to be the person's.
@Component
class UnknownAccounts {

  private static final Pattern FEDIVERSE = Pattern.compile("/(@|users/)[\\w.-]{1,100}/?");

  private final ObjectProvider<HttpGateway> http;
  private final Clock clock;

  UnknownAccounts(ObjectProvider<HttpGateway> http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  /// What an address says about itself, if it and the account's page name each other; empty if not,
  /// or if it cannot be told whose it is.
  Optional<Profile> proven(KnownAccount account, URI address)
      throws IOException, InterruptedException {
    var page = URI.create(account.url());
    return new RelMe(http.getObject()).prove(page, address) instanceof RelMe.Proof.Mutual
        ? profile(address)
        : Optional.empty();
  }

  private Optional<Profile> profile(URI address) throws IOException, InterruptedException {
    if (FEDIVERSE.matcher(address.getPath()).matches()) {
      return new MastodonProfiles(http.getObject(), clock).read(address.toString());
    }
    if (!(http.getObject().ask(Request.page(address)) instanceof Answer.Fetched page)) {
      return Optional.empty();
    }
    var type = page.headers().first("Content-Type").orElse("");
    return new PageReader(clock)
        .read(new Document(page.url(), type, page.body()))
        .flatMap(said -> said.profiles().stream().findFirst())
        .filter(said -> Denoted.of(address).keys().contains(said.account().key()));
  }
}
