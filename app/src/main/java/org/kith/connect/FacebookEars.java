package org.kith.connect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.MentionReader;
import org.kith.networks.facebook.FacebookPosts;
import org.kith.networks.facebook.PageAccess;
import org.kith.networks.facebook.PageReader;

/// What can be heard with a page on Facebook.
record FacebookEars(MetaApp meta, InstantSource clock) implements Ears.Recalling {

  /// Meta counts 200 requests an hour for each person who uses the app.
  private static final Duration EVERY = Duration.ofMinutes(15);

  /// Each is a request of its own.
  private static final int POSTS_AT_ONCE = 20;

  @Override
  public List<Hearable> hearables(Connection connection) {
    var page = "“%s”".formatted(connection.account().name());
    return List.of(
        new Hearable(Hears.MENTIONS, "Posts that mention the page " + page, "", "", EVERY, false),
        new Hearable(Hears.COMMENTS, "Comments on the posts of " + page, "", "", EVERY, false));
  }

  @Override
  public Recall recall(Connector.Grip grip, Ear ear) {
    var page = new PageAccess(grip.accountKey(), meta.access(grip));
    return new Recall(
        new FacebookPosts(meta.graph(grip), page, clock).gone(), POSTS_AT_ONCE, false, false);
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    var hears =
        ear.hears() == Hears.COMMENTS ? PageReader.Hears.COMMENTS : PageReader.Hears.MENTIONS;
    var page = new PageAccess(grip.accountKey(), meta.access(grip));
    return new PageReader(meta.graph(grip), page, hears, clock);
  }
}
