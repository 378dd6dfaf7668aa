package org.kith.welcome;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kith.jobs.Jobs;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.FeedReading;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.people.NetworkNames;
import org.kith.people.ProfileLink;
import org.kith.people.SiteLooks;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// The organisation's own site: what is found there, and what of it is ours. Nothing becomes a
/// source or an account of ours before a human says so; all of it can be taken back at once.
@Service
public class OwnSite {

  private static final int LONGEST_SHOWN = 200;

  private final WelcomeStore store;
  private final SiteLooks looks;
  private final Sources sources;
  private final Accounts accounts;
  private final Jobs jobs;
  private final TransactionOperations transaction;

  OwnSite(WelcomeStore store, Heard heard, Jobs jobs, TransactionOperations transaction) {
    this.store = store;
    this.looks = heard.looks();
    this.sources = heard.sources();
    this.accounts = heard.accounts();
    this.jobs = jobs;
    this.transaction = transaction;
  }

  /// Where what is found goes.
  @Component("ownSiteHeard")
  record Heard(SiteLooks looks, Sources sources, Accounts accounts) {}

  /// What was found, in order.
  public List<Find> finds() {
    return in(store::finds);
  }

  /// Looks at the site and keeps what it has, with accounts that somebody typed besides.
  ///
  /// @param site its address as people type it; empty for none
  /// @param typed profiles that the site does not link to, one a line
  /// @return what could not be read, each with its reason; empty if all could
  public List<String> look(String site, String typed) throws InterruptedException {
    var finds = new ArrayList<Find>();
    var problems = new ArrayList<String>();
    if (!site.isBlank()) {
      switch (looks.look(site)) {
        case SiteLooks.Looked.Nothing(var why) -> problems.add(why);
        case SiteLooks.Looked.Found(var found) -> finds.addAll(finds(found));
      }
    }
    typed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(20)
        .forEach(line ->
            OwnHandle.of(line)
                .ifPresentOrElse(
                    profile -> finds.add(account(finds.size() + 1, profile, true)),
                    () ->
                        problems.add(
                            "“%s” is no profile Kith knows. Paste its link, or write @name@server."
                                .formatted(shown(line)))));
    transaction.executeWithoutResult(_ -> store.found(site.strip(), finds));
    return problems;
  }

  private static List<Find> finds(SiteLooks.Site site) {
    var finds = new ArrayList<Find>();
    for (var feed : site.feeds()) {
      var shown = feed.title().isBlank() ? feed.feed().toString() : feed.title();
      finds.add(
          Find.of(finds.size() + 1, Find.Kind.FEED, feed.feed().toString(), shown(shown), true)
              .by(feed.offeredBy()));
    }
    for (var linked : site.accounts()) {
      finds.add(account(finds.size() + 1, linked.profile(), linked.asItsOwn()));
    }
    for (var word : site.words()) {
      finds.add(Find.of(finds.size() + 1, Find.Kind.WORD, word, shown(word), true));
    }
    return finds;
  }

  private static Find account(int nr, ProfileLink profile, boolean sure) {
    var network = NetworkNames.of(profile.network().name());
    return Find.of(
        nr,
        Find.Kind.ACCOUNT,
        profile.address().toString(),
        shown("%s · @%s".formatted(network, profile.handle())),
        sure);
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /// What came of taking things as ours.
  ///
  /// @param failed how many could not be taken; each says why
  public record Taken(int feeds, int accounts, int failed) {}

  /// Makes sources of feeds, and accounts of ours of profiles; the first reading begins.
  ///
  /// @param chosen which of what was found
  public Taken take(Set<Integer> chosen) throws InterruptedException {
    int feeds = 0;
    int ours = 0;
    int failed = 0;
    for (var find : finds()) {
      if (!chosen.contains(find.nr()) || find.isTaken()) {
        continue;
      }
      switch (find.kind()) {
        case FEED -> {
          take(find);
          feeds++;
        }
        case ACCOUNT -> {
          switch (looks.whose(URI.create(find.address()))) {
            case SiteLooks.Whose.Known known -> {
              transaction.executeWithoutResult(_ -> ours(find, known));
              ours++;
            }
            case SiteLooks.Whose.Unknown(var why) -> {
              transaction.executeWithoutResult(_ -> store.note(find.nr(), why));
              failed++;
            }
          }
        }
        case WORD -> {}
      }
    }
    if (feeds > 0) {
      in(() -> {
        jobs.start(FeedReading.NAME, "");
        return true;
      });
    }
    return new Taken(feeds, ours, failed);
  }

  private void take(Find find) {
    var page = URI.create(find.offeredBy());
    transaction.executeWithoutResult(_ -> {
      SourceId source = sources.addFeed(URI.create(find.address()), page, find.shown());
      var account = accounts.remember(looks.blog(page, find.shown()));
      add(account);
      store.took(find.nr(), source, account);
    });
  }

  private void ours(Find find, SiteLooks.Whose.Known known) {
    var profile = known.profile();
    var account = profile == null ? accounts.remember(known.account()) : accounts.remember(profile);
    add(account);
    store.took(find.nr(), null, account);
  }

  private void add(AccountId account) {
    var all = new ArrayList<AccountId>();
    accounts.ours().forEach(known -> all.add(known.id()));
    all.add(account);
    accounts.ours(all);
  }

  /// Takes all of it back: nothing that was taken here is read, and no account of it is ours.
  ///
  /// @return how many things
  public int untake() {
    return in(() -> {
      var taken = store.finds().stream().filter(Find::isTaken).toList();
      var ours = new ArrayList<AccountId>();
      accounts.ours().forEach(known -> ours.add(known.id()));
      for (var find : taken) {
        if (find.source() != null) {
          sources.remove(find.source());
        }
        ours.remove(find.account());
        store.took(find.nr(), null, null);
      }
      accounts.ours(ours);
      return taken.size();
    });
  }

  private interface Step<T> {
    T done();
  }

  private <T> T in(Step<T> step) {
    return requireNonNull(transaction.execute(_ -> step.done()), "a step comes to something");
  }
}
