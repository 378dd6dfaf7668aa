package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kith.networks.Draft;
import org.kith.networks.instagram.PictureHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Pictures that are on the public web for the moment in which a network fetches them, at addresses
/// nobody guesses. They are in memory only.
@Component
public class ShownPictures implements PictureHost {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST = 20;
  private static final String NOT_PUBLIC =
      "Instagram fetches pictures from this Kith, which is not on the public web. Set kith.address"
          + " to its https address.";

  private final String address;
  private final Map<String, Draft.Picture> shown = new ConcurrentHashMap<>();

  /// @param address of this Kith on the public web
  ShownPictures(@Value("${kith.address:}") String address) {
    this.address = address.replaceFirst("/+$", "");
  }

  /// The picture at an address that is shown just now.
  public Optional<Draft.Picture> find(String code) {
    return Optional.ofNullable(shown.get(code));
  }

  /// Why nothing can be shown from here, as a sentence; empty if it can.
  String obstacle() {
    return address.startsWith("https://") ? "" : NOT_PUBLIC;
  }

  @Override
  public Shown show(Draft.Picture picture) throws IOException {
    if (!obstacle().isEmpty()) {
      throw new IOException(obstacle());
    }
    if (shown.size() >= MOST) {
      throw new IOException(
          "Too many pictures are being published at once. Try again in a minute.");
    }
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    shown.put(code, picture);
    return new Shown() {
      @Override
      public URI url() {
        return URI.create(address + "/shown/" + code);
      }

      @Override
      public void close() {
        shown.remove(code);
      }
    };
  }
}
