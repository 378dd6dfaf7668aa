package org.kith.simulator.mastodon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account of this server, or one of another server that this one knows. The methods that change
/// it are for whoever plays its owner or the server's moderators.
public final class Person {

  /// A line of the profile's table.
  ///
  /// @param html the value as the server shows it
  /// @param verifiedAt when the server found the page to point back; null if it did not
  record Field(String name, String html, @Nullable Instant verifiedAt) {}

  final String id;
  final String username;
  final String domain;
  final Instant since;
  final List<Field> fields = new ArrayList<>();
  volatile String name = "";
  volatile String note = "";
  volatile boolean locked;
  volatile boolean bot;
  volatile @Nullable Boolean discoverable = true;
  volatile boolean indexable = true;
  volatile boolean noindex;
  volatile @Nullable Boolean hidesFollowers;
  volatile boolean limited;
  volatile boolean suspended;
  volatile boolean memorial;
  volatile @Nullable Person movedTo;

  Person(String id, String username, String domain, Instant since) {
    this.id = id;
    this.username = username;
    this.domain = domain;
    this.since = since;
  }

  /// The server's number for it.
  public String id() {
    return id;
  }

  /// As this server writes it: without a host for its own accounts.
  public String acct() {
    return domain.isEmpty() ? username : username + "@" + domain;
  }

  boolean isLocal() {
    return domain.isEmpty();
  }

  /// What it calls itself.
  public Person named(String displayName) {
    name = displayName;
    return this;
  }

  /// Its biography, as it would type it.
  public Person about(String text) {
    note = text;
    return this;
  }

  /// A line with a link in its profile, which the server checked or not.
  public Person link(String label, String url, @Nullable Instant verifiedAt) {
    var html = "<a href=\"%s\" rel=\"me nofollow\">%s</a>".formatted(Markup.escaped(url), url);
    synchronized (fields) {
      fields.add(new Field(label, html, verifiedAt));
    }
    return this;
  }

  /// Hides or shows whom it follows and who follows it.
  public Person hideFollowers(boolean hides) {
    hidesFollowers = hides;
    return this;
  }

  /// Whether it asked to be suggested, and whether its posts may be searched.
  public Person wishes(@Nullable Boolean toBeDiscovered, boolean toBeIndexed) {
    discoverable = toBeDiscovered;
    indexable = toBeIndexed;
    return this;
  }

  /// Whether it asked search engines to stay away.
  public Person avoidSearchEngines() {
    noindex = true;
    return this;
  }

  /// Whether it looks at each who wants to follow it.
  public Person lock() {
    locked = true;
    return this;
  }

  /// What moderators do to an account: `limited`, `suspended`, `memorial`.
  public Person moderate(String state) {
    switch (state) {
      case "limited" -> limited = true;
      case "suspended" -> suspended = true;
      case "memorial" -> memorial = true;
      default ->
          throw new IllegalArgumentException(
              "state must be limited, suspended or memorial, was " + state);
    }
    return this;
  }

  @Override
  public String toString() {
    return "@" + acct();
  }
}
