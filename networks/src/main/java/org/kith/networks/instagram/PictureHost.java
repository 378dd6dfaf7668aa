package org.kith.networks.instagram;

import java.io.IOException;
import java.net.URI;
import org.kith.networks.Draft;

/// Shows a picture on the public web for the moment in which Instagram fetches it: its API takes no
/// pictures, only addresses of some.
public interface PictureHost {

  /// @throws IOException if this Kith cannot be reached from outside; says so
  Shown show(Draft.Picture picture) throws IOException;

  /// A picture that is shown until this is closed.
  interface Shown extends AutoCloseable {

    /// Unguessable, https, and answered with the picture's bytes and media type.
    URI url();

    @Override
    void close();
  }
}
