package org.kith.connect;

import java.io.IOException;
import java.util.List;
import org.kith.networks.MentionReader;
import org.kith.networks.MentionStream;

/// What can be heard with the accounts of one network, and what hears it.
interface Ears {

  /// The most usual first.
  List<Hearable> hearables(Connection connection);

  MentionReader reader(Connector.Grip grip, Ear ear);

  /// For a network that tells as it is said.
  interface Live extends Ears {
    MentionStream stream(Connector.Grip grip, Ear ear, MentionStream.Sink sink);
  }

  /// For a network that says that something was taken back only to who asks again.
  interface Recalling extends Ears {
    Recall recall(Connector.Grip grip, Ear ear);
  }

  /// For a network where something must be named.
  interface Naming extends Ears {
    /// Looks whether there is what a person typed.
    ///
    /// @param hears something that has a subject
    /// @throws IOException if the network could not be asked, in words for a person
    Named named(Connector.Grip grip, Hears hears, String typed)
        throws IOException, InterruptedException;
  }
}
