package org.kith.networks.webmention;

import java.net.URI;
import java.util.Optional;
import org.kith.networks.http.WebAddress;

/// What a stranger tells us: that one page links to another. Not believed before it was looked at.
///
/// @param source the page that is said to link
/// @param target the page that is said to be linked to
public record Notice(URI source, URI target) {

  /// Whether somebody's words are a notice at all.
  public sealed interface Read {
    record Ok(Notice notice) implements Read {}

    record Bad(String reason) implements Read {}
  }

  /// Reads a notice (Webmention 3.2.1): both must be web addresses, and not the same.
  public static Read read(String source, String target) {
    var from = address(source);
    var to = address(target);
    if (from.isEmpty()) {
      return new Read.Bad("source must be an http or https address.");
    }
    if (to.isEmpty()) {
      return new Read.Bad("target must be an http or https address.");
    }
    return from.get().equals(to.get())
        ? new Read.Bad("source and target are the same page.")
        : new Read.Ok(new Notice(from.get(), to.get()));
  }

  private static Optional<URI> address(String text) {
    return text.length() > 2000 ? Optional.empty() : WebAddress.parse(text.strip());
  }
}
