package org.kith.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.kith.networks.GoneReader;
import org.kith.networks.MentionReader;
import org.kith.networks.instagram.InstagramReader;

/// What can be heard with a professional account on Instagram.
///
/// @param readers what hears one thing with an account
/// @param recalls what finds out what was taken back of one thing
record InstagramEars(
    BiFunction<Connector.Grip, InstagramReader.Hears, InstagramReader> readers,
    BiFunction<Connector.Grip, InstagramReader.Hears, GoneReader> recalls)
    implements Ears.Recalling {

  /// Meta counts 200 requests an hour for each account.
  private static final Duration EVERY = Duration.ofMinutes(15);

  /// Each comment is a request of its own.
  private static final int POSTS_AT_ONCE = 20;

  @Override
  public List<Hearable> hearables(Connection connection) {
    var us = "@" + connection.account().handle().replaceFirst("^@", "");
    return List.of(
        new Hearable(Hears.MENTIONS, "Posts that tag " + us, "", "", EVERY, false),
        new Hearable(Hears.COMMENTS, "Comments on the posts of " + us, "", "", EVERY, false));
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    return readers.apply(grip, hears(ear));
  }

  @Override
  public Recall recall(Connector.Grip grip, Ear ear) {
    return new Recall(recalls.apply(grip, hears(ear)), POSTS_AT_ONCE, false, false);
  }

  private static InstagramReader.Hears hears(Ear ear) {
    return ear.hears() == Hears.COMMENTS
        ? InstagramReader.Hears.COMMENTS
        : InstagramReader.Hears.TAGS;
  }
}
