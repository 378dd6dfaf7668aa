package org.kith.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.FollowLists;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;
import org.kith.networks.bluesky.Bluesky;
import org.kith.networks.facebook.Facebook;
import org.kith.networks.instagram.Instagram;
import org.kith.networks.mastodon.Mastodon;
import org.kith.networks.x.X;

/// What Accounts and `kith network report` promise of a network is what somebody calls.
class PromisedTest {

  private static final Map<Class<? extends Connector>, Abilities> PROMISES =
      Map.of(
          MastodonConnector.class, Mastodon.ABILITIES,
          BlueskyConnector.class, Bluesky.ABILITIES,
          FacebookConnector.class, Facebook.ABILITIES,
          InstagramConnector.class, Instagram.ABILITIES,
          XConnector.class, X.ABILITIES);

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void followersAreListedWhereThatIsPromised() {
    PROMISES.forEach((_, promised) ->
        assertThat(promised.can().contains(Ability.LIST_FOLLOWERS))
            .as("%s", promised.network())
            .isEqualTo(FollowLists.NETWORKS.contains(promised.network())));
  }

  @Test
  void conversationsAreReadWhereThatIsPromised() {
    PROMISES.forEach((connector, promised) ->
        assertThat(promised.can().contains(Ability.READ_CONVERSATION))
            .as("%s", promised.network())
            .isEqualTo(
                TellsConversations.class.isAssignableFrom(connector)
                    || promised.network() == Network.BLUESKY)); // shown to everybody
    assertThat(kith.bean(Readers.class).conversing()).contains(Network.MASTODON);
  }

  @Test
  void nothingIsAskedForThatNobodyUses() {
    assertThat(X.scopes())
        .isEqualTo(
            List.of("media.write", "offline.access", "tweet.read", "tweet.write", "users.read"));
  }
}
