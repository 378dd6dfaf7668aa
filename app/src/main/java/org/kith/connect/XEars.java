package org.kith.connect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.kith.networks.MentionReader;
import org.kith.networks.x.XApi;
import org.kith.networks.x.XPosts;
import org.kith.networks.x.XReader;

/// What can be heard with an account on X. Each post that is read counts toward the app's plan, so
/// nothing is read that nobody asked for.
record XEars(Function<Connector.Grip, XApi> apis, InstantSource clock)
    implements Ears.Naming, Ears.Recalling {

  /// The window of X's limits.
  private static final Duration EVERY = Duration.ofMinutes(15);

  private static final int LONGEST = 512;

  /// What one request takes.
  private static final int POSTS_AT_ONCE = 100;

  @Override
  public List<Hearable> hearables(Connection connection) {
    var us = "@" + connection.account().handle().replaceFirst("^@", "");
    return List.of(
        new Hearable(Hears.MENTIONS, "Who mentions " + us + " on X", "", "", EVERY, false),
        new Hearable(
            Hears.SEARCH,
            "A search on X",
            "In X's own words. It finds posts of the last seven days, and each counts toward what"
                + " your plan lets Kith read.",
            "\"clean river\" -is:retweet lang:en",
            EVERY,
            false));
  }

  @Override
  public Named named(Connector.Grip grip, Hears hears, String typed) {
    return typed.length() > LONGEST
        ? new Named.Refused(
            "X takes searches of at most %d characters; this one has %d."
                .formatted(LONGEST, typed.length()))
        : new Named.Found(new Ear(hears, typed), "X finds " + typed);
  }

  @Override
  public Recall recall(Connector.Grip grip, Ear ear) {
    return new Recall(new XPosts(apis.apply(grip), clock), POSTS_AT_ONCE, true, true);
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    return ear.hears() == Hears.SEARCH
        ? XReader.search(apis.apply(grip), ear.subject(), clock)
        : XReader.mentions(apis.apply(grip), grip.accountKey(), clock);
  }
}
