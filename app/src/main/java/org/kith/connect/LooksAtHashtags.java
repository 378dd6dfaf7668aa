package org.kith.connect;

import java.io.IOException;
import org.kith.networks.instagram.InstagramHashtags;

/// A [Connector] whose network shows an account of ours what is posted with a hashtag, and hides
/// who posted it.
interface LooksAtHashtags {

  InstagramHashtags.Look look(Connector.Grip grip, String hashtag)
      throws IOException, InterruptedException;
}
