package org.kith.connect;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.kith.networks.MentionReader;
import org.kith.networks.bluesky.BlueskyGone;
import org.kith.networks.bluesky.Mentions;
import org.kith.networks.bluesky.Session;

/// What can be heard with an account on Bluesky: its notifications. What everybody says is heard on
/// the stream, for which no account is needed.
record BlueskyEars(Function<Connector.Grip, Session> sessions) implements Ears.Recalling {

  /// A server of accounts counts 3,000 requests in five minutes.
  private static final Duration EVERY = Duration.ofMinutes(1);

  /// Two requests.
  private static final int POSTS_AT_ONCE = 50;

  @Override
  public List<Hearable> hearables(Connection connection) {
    var words = "Who mentions, answers, quotes or repeats @" + connection.account().handle();
    return List.of(new Hearable(Hears.MENTIONS, words, "", "", EVERY, false));
  }

  @Override
  public MentionReader reader(Connector.Grip grip, Ear ear) {
    return new Mentions(sessions.apply(grip));
  }

  @Override
  public Recall recall(Connector.Grip grip, Ear ear) {
    return new Recall(new BlueskyGone(sessions.apply(grip)), POSTS_AT_ONCE, false, false);
  }
}
