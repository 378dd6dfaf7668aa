package org.kith.connect;

import org.kith.networks.PostReader;

/// A [Connector] whose network shows an account of ours the conversation a post stands in.
interface TellsConversations {

  PostReader conversations(Connector.Grip grip);
}
