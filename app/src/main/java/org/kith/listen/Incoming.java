package org.kith.listen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.networks.Account;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Follow;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

/// Counts what stands in a file, and hands it on by the five hundred.
final class Incoming implements ArchiveReader.Listener {

  private static final int BATCH = 500;
  private static final int FIRST = 20;

  /// What a batch came to.
  record Came(int postsNew, int accountsNew) {}

  /// Takes a batch in, or only looks at it.
  interface Taker {
    /// @param posts each of them once
    /// @param profiles of accounts, those of the posts' authors not among them
    Came take(List<Post> posts, List<Profile> profiles);
  }

  private final Taker taker;
  private final Map<String, Post> posts = new LinkedHashMap<>();
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<String> leftOutFirst = new ArrayList<>();
  private int postsAll;
  private int accountsAll;
  private int postsNew;
  private int accountsNew;
  private int follows;
  private int leftOut;

  Incoming(Taker taker) {
    this.taker = taker;
  }

  @Override
  public void said(Post post) {
    var key = "post " + post.author().network() + " " + post.id();
    if (seen.add(key)) {
      postsAll++;
      posts.put(key, post);
      author(post.author());
      flushIfFull();
    }
  }

  /// Counts an account once, however much it says.
  private void author(Account account) {
    if (seen.add("account " + account.network() + " " + account.key())) {
      accountsAll++;
    }
  }

  @Override
  public void profile(Profile profile) {
    var account = profile.account();
    var key = account.network() + " " + account.key();
    author(account);
    if (seen.add("profile " + key)) {
      profiles.put(key, profile);
      flushIfFull();
    }
  }

  @Override
  public void follows(Follow follow) {
    follows++;
  }

  @Override
  public void dropped(Understood.Dropped part) {
    leftOut++;
    if (leftOutFirst.size() < FIRST) {
      leftOutFirst.add(Column.SHORT.fit(Column.oneLine(part.what() + ": " + part.why())));
    }
  }

  private void flushIfFull() {
    if (posts.size() + profiles.size() >= BATCH) {
      flush();
    }
  }

  private void flush() {
    var came = taker.take(List.copyOf(posts.values()), List.copyOf(profiles.values()));
    postsNew += came.postsNew();
    accountsNew += came.accountsNew();
    posts.clear();
    profiles.clear();
  }

  /// What all of it came to.
  Import.Counts counts() {
    flush();
    return new Import.Counts(
        postsNew,
        postsAll - postsNew,
        accountsNew,
        accountsAll - accountsNew,
        follows,
        leftOut,
        leftOutFirst);
  }
}
