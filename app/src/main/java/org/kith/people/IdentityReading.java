package org.kith.people;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.KnownAccount;
import org.kith.networks.Account;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import org.kith.networks.mastodon.Moves;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks for proof of who is who: reads what the accounts of persons publish of themselves, soon
/// after somebody was chosen and again each month, and what those they name publish. Voices are
/// asked nothing, unless a person's own page names them.
@Component
class IdentityReading implements Work {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityReading.class);

  private static final int AT_ONCE = 20;
  private static final int NAMED = 10;
  private static final int UNHEARD = 6;
  private static final Duration AGAIN = Duration.ofDays(30);
  private static final Duration LATER = Duration.ofHours(12);

  private final Identity identity;
  private final Stores stores;
  private final ObjectProvider<HttpGateway> http;
  private final Tools tools;

  IdentityReading(Identity identity, Stores stores, ObjectProvider<HttpGateway> http, Tools tools) {
    this.identity = identity;
    this.stores = stores;
    this.http = http;
    this.tools = tools;
  }

  /// What is read and written.
  @Component("identityReadingStores")
  record Stores(
      IdentityStore identity,
      SamePersonStore cards,
      Accounts accounts,
      PublishedLinks published,
      UnknownAccounts unknown) {}

  /// What this needs of the house.
  @Component("identityReadingTools")
  record Tools(TransactionOperations transaction, Workspaces workspaces, Clock clock) {}

  @Override
  public String name() {
    return "Looking for proof of who is who";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    if (tools.workspaces().get(CurrentWorkspace.require()).sample()) {
      return; // nobody real is asked about invented people
    }
    tools.transaction().executeWithoutResult(_ -> stores.cards().suggestSameAddress());
    var due = in(() -> stores.identity().due(tools.clock().instant(), AT_ONCE));
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Looked at {done} of {total} accounts");
    for (var account : due) {
      lookAtOne(account);
      progress.step();
    }
  }

  /// Whatever one publishes, the others are looked at.
  private void lookAtOne(AccountId account) throws InterruptedException {
    try {
      look(account);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("what account {} publishes could not be read", account.value(), e);
      keepTrying(account, "Kith stumbled over what stands there. It looks again later.");
    }
  }

  private void look(AccountId account) throws InterruptedException {
    var known = in(() -> stores.accounts().get(account));
    if (known.isEmpty() || !read(known.get())) {
      return;
    }
    discover(known.get());
    var since = tools.clock().instant().minus(AGAIN);
    int asked = 0;
    for (var named : in(() -> identity.namedBy(account))) {
      boolean fresh = in(() -> stores.identity().lookedSince(named, since));
      var other = in(() -> stores.accounts().get(named));
      if (!fresh && other.isPresent() && asked++ < NAMED) {
        read(other.get());
      }
    }
    tools.transaction().executeWithoutResult(_ -> identity.conclude(account));
  }

  /// Remembers accounts nobody heard yet that are proven to be the same person's.
  private void discover(KnownAccount account) throws InterruptedException {
    var unheard =
        in(() ->
            stores.identity().linksOf(account.id()).stream()
                .filter(link -> link.kind() == OwnLink.Kind.REL_ME)
                .filter(link -> stores.identity().denoted(Denoted.of(link.url())).isEmpty())
                .filter(link -> !link.url().toString().equals(account.url()))
                .limit(UNHEARD)
                .toList());
    for (var link : unheard) {
      try {
        var profile = stores.unknown().proven(account, link.url());
        profile.ifPresent(said ->
            tools.transaction().executeWithoutResult(_ -> stores.accounts().remember(said)));
      } catch (IOException _) {
        // It cannot be reached today; next month it is asked again.
      }
    }
  }

  /// @return false where it could not be asked; it is again after some hours
  private boolean read(KnownAccount account) throws InterruptedException {
    PublishedLinks.Published said;
    Moves.Said moved = Moves.Said.UNREADABLE;
    try {
      said = stores.published().read(account);
      if (said.movedTo() != null) {
        moved = moved(said.movedTo(), account);
      }
    } catch (IOException e) {
      keepTrying(account.id(), String.valueOf(e.getMessage()));
      return false;
    }
    keep(account, said, moved);
    return true;
  }

  private Moves.Said moved(Account now, KnownAccount account)
      throws IOException, InterruptedException {
    var address = WebAddress.parse(now.key());
    return address.isEmpty()
        ? Moves.Said.UNREADABLE
        : new Moves(http.getObject()).was(address.get(), account.account().key());
  }

  private void keep(KnownAccount account, PublishedLinks.Published said, Moves.Said moved) {
    var now = tools.clock().instant();
    tools
        .transaction()
        .executeWithoutResult(_ -> {
          stores.identity().links(account.id(), said.links());
          stores.identity().looked(account.id(), now, now.plus(AGAIN), said.missing());
          if (said.movedTo() != null) {
            identity.moved(account.id(), said.movedTo(), moved);
          }
        });
  }

  private void keepTrying(AccountId account, String why) {
    var now = tools.clock().instant();
    var reason = why.length() > 2000 ? why.substring(0, 2000) : why;
    tools
        .transaction()
        .executeWithoutResult(_ -> stores.identity().looked(account, now, now.plus(LATER), reason));
  }

  private <T> T in(Supplier<T> work) {
    var done = tools.transaction().execute(_ -> work.get());
    if (done == null) {
      throw new IllegalStateException("a transaction came back with nothing");
    }
    return done;
  }
}
