package org.kith.listen;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.networks.Account;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what stands in a file, a batch in a transaction: the posts, what follows from them, and
/// the note that it was this file that brought them.
@Component
class Taking {

  private final ImportStore imports;
  private final Listening.Stores stores;
  private final Listening listening;
  private final Sources sources;
  private final Accounts accounts;
  private final TransactionTemplate transaction;

  Taking(
      ImportStore imports,
      Listening.Stores stores,
      Listening listening,
      Places places,
      TransactionTemplate transaction) {
    this.imports = imports;
    this.stores = stores;
    this.listening = listening;
    this.sources = places.sources();
    this.accounts = places.accounts();
    this.transaction = transaction;
  }

  /// What else is written.
  @Component
  record Places(Sources sources, Accounts accounts) {}

  <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }

  boolean writeTo(ImportId id, OutputStream out) throws IOException {
    var broken = new ArrayList<IOException>();
    boolean kept =
        in(() -> {
          try {
            return imports.writeTo(id, out);
          } catch (IOException e) {
            broken.add(e);
            return false;
          }
        });
    if (!broken.isEmpty()) {
      throw broken.getFirst();
    }
    return kept;
  }

  /// Only counts.
  Incoming.Came look(List<Post> allPosts, List<Profile> allProfiles) {
    return in(() -> {
      var posts = stores.suppressions().said(allPosts);
      var profiles = heard(allProfiles);
      int known = stores.posts().ids(keys(posts)).size();
      var all = accounts(posts, profiles);
      int there = stores.accounts().known(all.values()).size();
      return new Incoming.Came(posts.size() - known, all.size() - there);
    });
  }

  /// Takes in. Nobody's profile is changed who was known.
  Incoming.Came take(Import of, List<Post> allPosts, List<Profile> allProfiles) {
    return in(() -> {
      var posts = stores.suppressions().said(allPosts);
      var profiles = heard(allProfiles);
      var before = stores.posts().ids(keys(posts));
      var all = accounts(posts, profiles);
      var there = stores.accounts().known(all.values()).keySet();
      accounts.addAll(
          profiles.stream()
              .filter(p -> !there.contains(AccountStore.Key.of(p.account())))
              .toList());
      var source = sources.addArchive(Source.Kind.ARCHIVE, of.name(), "import:" + of.fingerprint());
      listening.take(sources.find(source).orElseThrow(), posts);
      var fresh = new HashMap<>(stores.posts().ids(keys(posts)));
      before.keySet().forEach(fresh::remove);
      var newcomers = new HashSet<>(all.keySet());
      newcomers.removeAll(there);
      var ids = stores.accounts().known(newcomers.stream().map(all::get).toList());
      imports.brought(of.id(), fresh.values(), ids.values());
      return new Incoming.Came(fresh.size(), ids.size());
    });
  }

  /// Without those of whom nothing is kept.
  private List<Profile> heard(List<Profile> profiles) {
    return profiles.stream()
        .filter(profile -> !stores.suppressions().isUnheard(profile.account()))
        .toList();
  }

  private static List<Batch.Key> keys(List<Post> posts) {
    return posts.stream().map(post -> new Batch.Key(post.author().network(), post.id())).toList();
  }

  /// Everybody who is named, once.
  private static Map<AccountStore.Key, Account> accounts(List<Post> posts, List<Profile> profiles) {
    var all = new HashMap<AccountStore.Key, Account>();
    profiles.forEach(p -> all.put(AccountStore.Key.of(p.account()), p.account()));
    posts.forEach(p -> all.putIfAbsent(AccountStore.Key.of(p.author()), p.author()));
    return all;
  }
}
