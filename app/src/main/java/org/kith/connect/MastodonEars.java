package org.kith.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kith.networks.Cursor;
import org.kith.networks.MentionReader;
import org.kith.networks.MentionStream;
import org.kith.networks.Reading;
import org.kith.networks.mastodon.MastodonGone;
import org.kith.networks.mastodon.MastodonLists;
import org.kith.networks.mastodon.MastodonServer;
import org.kith.networks.mastodon.MastodonSource;
import org.kith.networks.mastodon.MastodonStream;
import org.kith.networks.mastodon.MastodonTimeline;
import org.kith.networks.mastodon.NamedList;
import org.kith.networks.mastodon.StatusIds;

/// What can be heard with an account on Mastodon: by its server's streams, and where a server has
/// none for it, by asking.
record MastodonEars(Function<Connector.Grip, MastodonServer> servers, PostNumbers numbers)
    implements Ears.Live, Ears.Naming, Ears.Recalling {

  /// A server counts 300 requests in five minutes, and streams ask by themselves.
  private static final Duration EVERY = Duration.ofMinutes(5);

  /// Each is a request of its own.
  private static final int POSTS_AT_ONCE = 20;

  @Override
  public List<Hearable> hearables(Connection connection) {
    var us = "@" + connection.account().handle();
    var host = connection.server().getRawAuthority();
    var all = new ArrayList<Hearable>();
    if (permits(connection, "read:notifications")) {
      all.add(live(Hears.MENTIONS, "Who mentions " + us, "", ""));
    }
    all.add(
        live(
            Hears.HASHTAG,
            "A hashtag on " + host,
            "Public posts with it, as far as that server knows them; those with your words are"
                + " mentions.",
            "#rivers"));
    if (permits(connection, "read:lists")) {
      all.add(live(Hears.LIST, "A list of " + us, "As you called it there.", "Rivers"));
    }
    all.add(
        new Hearable(
            Hears.ACCOUNT,
            "The public posts of an account that " + host + " knows",
            "",
            "@ana@other.example",
            EVERY,
            false));
    all.add(
        live(
            Hears.HOME,
            "What " + us + " sees at home",
            "Kith keeps only what uses your words and what your people say.",
            ""));
    return all;
  }

  private static Hearable live(Hears hears, String words, String hint, String placeholder) {
    return new Hearable(hears, words, hint, placeholder, EVERY, true);
  }

  /// A server that says nothing of scopes is asked, and refuses by itself.
  private static boolean permits(Connection connection, String scope) {
    var scopes = connection.scopes();
    return scopes.isEmpty() || scopes.contains(scope) || scopes.contains("read");
  }

  @Override
  public Named named(Connector.Grip grip, Hears hears, String typed)
      throws IOException, InterruptedException {
    var server = servers.apply(grip);
    return switch (hears) {
      case HASHTAG -> hashtag(server, typed.replaceFirst("^[#＃]+", ""));
      case LIST -> list(server, typed);
      case ACCOUNT -> account(server, typed.replaceFirst("^@", ""));
      case MENTIONS, COMMENTS, HOME, SEARCH ->
          throw new IllegalArgumentException("nothing is to be named of " + hears);
    };
  }

  private static Named hashtag(MastodonServer server, String tag) {
    try {
      var subject = new MastodonSource.Hashtag(tag).tag();
      return new Named.Found(
          new Ear(Hears.HASHTAG, subject),
          "#%s on %s".formatted(subject, server.address().getRawAuthority()));
    } catch (IllegalArgumentException _) {
      return new Named.Refused(
          "“%.80s” is no hashtag: one word of letters, digits and _, please.".formatted(tag));
    }
  }

  private static Named list(MastodonServer server, String title)
      throws IOException, InterruptedException {
    var lists = new MastodonLists(server).all();
    for (var list : lists) {
      if (list.title().equalsIgnoreCase(title)) {
        return new Named.Found(
            new Ear(Hears.LIST, list.id()),
            "The list “%s” on %s".formatted(list.title(), server.address().getRawAuthority()));
      }
    }
    var there = lists.stream().map(NamedList::title).collect(Collectors.joining(", "));
    return new Named.Refused(
        "The account has no list “%.80s”. ".formatted(title)
            + (there.isEmpty() ? "It has none at all yet." : "It has: " + there + "."));
  }

  private static Named account(MastodonServer server, String acct)
      throws IOException, InterruptedException {
    if (acct.isBlank() || acct.length() > 250) {
      return new Named.Refused("An account is called like @ana@other.example.");
    }
    var reader = new MastodonTimeline(server, new MastodonSource.By(acct), StatusIds.inMemory(100));
    var host = server.address().getRawAuthority();
    return switch (reader.read(Cursor.START)) {
      case Reading.News _, Reading.NothingNew _ ->
          new Named.Found(
              new Ear(Hears.ACCOUNT, acct), "@%s, as %s knows it".formatted(acct, host));
      case Reading.Gone _ ->
          new Named.Refused(
              "%s knows no account @%.250s. Look it up there once, or follow it; then Kith can hear it."
                  .formatted(host, acct));
      case Reading.Moved(var to) ->
          new Named.Refused("@%.250s has moved to %s. Name that one.".formatted(acct, to));
      case Reading.SlowDown(var notBefore, var why) ->
          new Named.Refused("%s Try again after %s.".formatted(why, notBefore));
      case Reading.Disconnected(var why) -> new Named.Refused(why);
    };
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    var server = servers.apply(grip);
    return new MastodonTimeline(server, source(ear), numbers.at(server.address()));
  }

  @Override
  public MentionStream stream(Connector.Grip grip, Ear ear, MentionStream.Sink sink) {
    var server = servers.apply(grip);
    return new MastodonStream(server, source(ear), numbers.at(server.address()), sink);
  }

  @Override
  public Recall recall(Connector.Grip grip, Ear ear) {
    var server = servers.apply(grip);
    var gone = new MastodonGone(server, numbers.at(server.address()));
    return new Recall(gone, POSTS_AT_ONCE, false, false);
  }

  private static MastodonSource source(Ear ear) {
    return switch (ear.hears()) {
      case MENTIONS -> new MastodonSource.Mentions();
      case HASHTAG -> new MastodonSource.Hashtag(ear.subject());
      case LIST -> new MastodonSource.OfList(ear.subject());
      case ACCOUNT -> new MastodonSource.By(ear.subject());
      case HOME -> new MastodonSource.Home();
      case COMMENTS, SEARCH ->
          throw new IllegalArgumentException("Mastodon has no source of " + ear.hears());
    };
  }
}
