package org.kith.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.kith.networks.MentionReader;
import org.kith.networks.instagram.InstagramReader;

/// What can be heard with a professional account on Instagram.
///
/// @param readers what hears one thing with an account
record InstagramEars(BiFunction<Connector.Grip, InstagramReader.Hears, InstagramReader> readers)
    implements Ears {

  /// Meta counts 200 requests an hour for each account.
  private static final Duration EVERY = Duration.ofMinutes(15);

  @Override
  public List<Hearable> hearables(Connection connection) {
    var us = "@" + connection.account().handle().replaceFirst("^@", "");
    return List.of(
        new Hearable(Hears.MENTIONS, "Posts that tag " + us, "", "", EVERY, false),
        new Hearable(Hears.COMMENTS, "Comments on the posts of " + us, "", "", EVERY, false));
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    return readers.apply(
        grip,
        ear.hears() == Hears.COMMENTS
            ? InstagramReader.Hears.COMMENTS
            : InstagramReader.Hears.TAGS);
  }
}
