package org.kith.cli;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.kith.connect.Connecting;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Hears;
import org.kith.listen.AccountSources;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.networks.Network;
import org.kith.store.StartProblem;

/// Lets the sample listen to a live town, through the same doors as a person: an account there is
/// connected, who mentions it is heard, and a few hashtags are followed.
record LiveListening(Beans beans, LiveTown town) {

  private static final List<String> HASHTAGS =
      List.of("foodwaste", "zerowaste", "foodrescue", "leftovers");

  /// In the workspace that listens, by its owner.
  ///
  /// @param back where a browser would come back to
  void begin(URI back) {
    try {
      forgetFormerTowns();
      var connection = connect(back);
      for (var tag : HASHTAGS) {
        var added = beans.bean(AccountSources.class).add(connection.id(), Hears.HASHTAG, tag);
        if (added instanceof AccountSources.Added.Refused(var why)) {
          throw new StartProblem("The live town cannot be heard: " + why);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartProblem("Interrupted while the live town was connected.", e);
    }
  }

  /// A town forgets all when its demo ends, and so does Kith: nothing it said can be read again.
  private void forgetFormerTowns() throws InterruptedException {
    var connections = beans.bean(Connections.class);
    var sources = beans.bean(Sources.class);
    for (var connection : connections.all()) {
      if (connection.server().getHost().equals(town.address().getHost())) {
        sources.all().stream()
            .filter(source -> isHeardWith(source, connection))
            .forEach(source -> sources.remove(source.id()));
        connections.remove(connection.id());
      }
    }
  }

  private static boolean isHeardWith(Source source, Connection connection) {
    var with = source.with();
    return with != null && with.accountKey().equals(connection.account().key());
  }

  private Connection connect(URI back) throws InterruptedException {
    var connecting = beans.bean(Connecting.class);
    var typed = Map.of("server", town.address().toString());
    var begun = connecting.begin(Network.MASTODON, typed, back);
    if (begun instanceof Connecting.Result.GoTo goTo
        && connecting.finish(town.allowed(goTo.page()), back)
            instanceof Connecting.Result.Connected connected) {
      return connected.connections().getFirst();
    }
    throw new StartProblem("The live town did not let Kith in: " + begun);
  }
}
