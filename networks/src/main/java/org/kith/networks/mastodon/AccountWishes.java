package org.kith.networks.mastodon;

import java.util.EnumSet;
import java.util.Set;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.Wishes;
import tools.jackson.databind.JsonNode;

/// What an account asks of software like Kith: by the switches of its preferences, by what its
/// server decided about it, and by the tags people write into their biography.
///
/// What a server leaves unsaid counts as it does for Mastodon itself: who did not ask to be
/// discovered is not discovered.
final class AccountWishes {

  private AccountWishes() {}

  /// @param account an Account of the client API
  /// @param about its biography and its fields, plain
  static Set<OptOut> ofAccount(JsonNode account, String about) {
    var wishes = EnumSet.noneOf(OptOut.class);
    if (!account.path("discoverable").asBoolean(false)) {
      wishes.add(OptOut.DISCOVERY);
    }
    if (isFalse(account.path("indexable")) || account.path("noindex").asBoolean(false)) {
      wishes.add(OptOut.INDEXING);
    }
    boolean hides =
        account.path("hide_collections").asBoolean(false)
            || account.path("source").path("hide_collections").asBoolean(false);
    if (hides || account.path("locked").asBoolean(false)) {
      wishes.addAll(Set.of(OptOut.FOLLOWER_LIST, OptOut.CONTACT));
    }
    for (var state : Set.of("suspended", "memorial", "limited")) {
      if (account.path(state).asBoolean(false)) {
        wishes.addAll(Set.of(OptOut.CONTACT, OptOut.FOLLOWER_LIST, OptOut.DISCOVERY));
      }
    }
    if (account.path("moved").isObject()) {
      wishes.addAll(Set.of(OptOut.CONTACT, OptOut.DISCOVERY));
    }
    wishes.addAll(Wishes.in(about));
    return wishes;
  }

  /// @param actor an actor of ActivityStreams; FEP-5feb rules about `indexable`
  static Set<OptOut> ofActor(JsonNode actor, String about) {
    var wishes = EnumSet.noneOf(OptOut.class);
    if (!actor.path("discoverable").asBoolean(false)) {
      wishes.add(OptOut.DISCOVERY);
    }
    if (!actor.path("indexable").asBoolean(false)) {
      wishes.add(OptOut.INDEXING);
    }
    if (actor.path("manuallyApprovesFollowers").asBoolean(false)) {
      wishes.addAll(Set.of(OptOut.FOLLOWER_LIST, OptOut.CONTACT));
    }
    for (var state : Set.of("suspended", "memorial")) {
      if (actor.path(state).asBoolean(false)) {
        wishes.addAll(Set.of(OptOut.CONTACT, OptOut.FOLLOWER_LIST, OptOut.DISCOVERY));
      }
    }
    if (actor.path("movedTo").isString()) {
      wishes.addAll(Set.of(OptOut.CONTACT, OptOut.DISCOVERY));
    }
    wishes.addAll(Wishes.in(about));
    return wishes;
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.asBoolean();
  }
}
