package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Abilities;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;

/// How accounts of one network are connected, checked and spoken with. Knows nothing of workspaces,
/// and keeps nothing: what it must remember it gives away as a secret, and is given back.
interface Connector {

  Network network();

  /// What a person chooses by: `Mastodon and the fediverse`.
  String words();

  Abilities abilities();

  /// What must be typed to begin, in order.
  List<Field> asks();

  /// @param typed by [Field#name]; every field that is required is there and not blank
  /// @throws IOException if the network could not be asked, in words for a person
  Step begin(Map<String, String> typed, Return back) throws IOException, InterruptedException;

  /// Goes on after [Step.GoTo], once the network sent the person back.
  ///
  /// @param kept as [Step.GoTo] gave it
  /// @param answer the parameters the network sent the person back with
  Step finish(Secret kept, Map<String, String> answer, Return back)
      throws IOException, InterruptedException;

  /// Asks the network whether it still knows us, and what we may do there.
  Standing check(Grip grip) throws IOException, InterruptedException;

  /// What speaks with the account.
  Publisher publisher(Grip grip);

  /// How the network takes what somebody writes, where nothing more is known of a server.
  Wording wording();

  /// What can be heard with the account; empty where nothing can.
  Optional<Ears> ears();

  /// Gives the token back. An account that is gone already is no problem.
  void revoke(Grip grip) throws IOException, InterruptedException;

  /// One thing to type.
  ///
  /// @param kind what it is like
  record Field(String name, String label, String hint, String placeholder, Kind kind) {

    /// What something to type is like.
    enum Kind {
      TEXT,
      /// Must not be shown while it is typed, nor again.
      SECRET,
      /// A secret that only some need.
      SECRET_OR_NOTHING
    }

    boolean isRequired() {
      return kind != Kind.SECRET_OR_NOTHING;
    }

    boolean isSecret() {
      return kind != Kind.TEXT;
    }
  }

  /// Where the network sends the person back to, and what it must send along.
  record Return(URI address, String state) {}

  /// The account as a network knows it, and what it takes to speak with it.
  ///
  /// @param keep takes the secret that replaces this one: some networks allow each to be used once
  record Grip(URI server, String accountKey, Secret secret, Consumer<Secret> keep) {}

  /// An account that its owner let us read and speak with.
  ///
  /// @param until when the permission ends by itself, null if it does not say
  record Grant(
      Account account, URI server, List<String> scopes, @Nullable Instant until, Secret secret) {
    public Grant {
      scopes = List.copyOf(scopes);
    }
  }

  /// How connecting goes on.
  sealed interface Step {
    /// The network asks the person itself, there.
    ///
    /// @param state what it sends the person back with, unguessable: [Return#state], or the
    ///   network's own
    record GoTo(URI page, String state, Secret keep) implements Step {}

    /// It is done, for one account or several.
    record Granted(List<Grant> grants) implements Step {
      public Granted {
        grants = List.copyOf(grants);
      }
    }

    /// It cannot be done like this; why, and what to do.
    record Refused(String why) implements Step {}
  }
}
