package org.kith.connect;

import java.net.URI;
import org.kith.networks.mastodon.StatusIds;

/// Which posts the numbers of a server stand for, durably. Whoever keeps the posts keeps these, and
/// forgets them with the posts.
public interface PostNumbers {

  /// Those of one server, of the workspace whose rows are in sight, wherever they are asked for.
  StatusIds at(URI server);
}
