package org.kith.cultivate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address as people copy it, and the accounts it may belong to. Nothing is asked of the
/// network.
///
/// @param address as it was pasted
/// @param keys what never changes about an account, or names a post: the address itself in its
///   spellings, and each folder above it up to the site
/// @param handles by which the account may go, folded
/// @param name what whoever is behind it may be called
record PastedAddress(String address, List<String> keys, Set<String> handles, String name) {

  private static final Pattern LINE = Pattern.compile("(?i)https?://[^\\s\"<>]{3,2000}");
  private static final Pattern FEDIVERSE =
      Pattern.compile("/(?:@|users/|web/@)([^/@]+)(?:@([^/]+))?(?:/.*)?");
  private static final Pattern BLUESKY = Pattern.compile("/profile/([^/]+)(?:/.*)?");
  private static final Pattern FIRST = Pattern.compile("/@?([\\p{L}\\p{N}._-]+)(?:/.*)?");

  private static final Set<String> BY_FIRST_PART =
      Set.of(
          "x.com",
          "twitter.com",
          "instagram.com",
          "facebook.com",
          "x.example",
          "instagram.example",
          "facebook.example");

  PastedAddress {
    keys = List.copyOf(keys);
    handles = Set.copyOf(handles);
  }

  /// Empty where a line is anything but one address.
  static Optional<PastedAddress> of(String line) {
    var typed = line.strip();
    if (!LINE.matcher(typed).matches()) {
      return Optional.empty();
    }
    try {
      var uri = new URI(typed);
      return uri.getHost() == null ? Optional.empty() : Optional.of(of(typed, uri));
    } catch (URISyntaxException e) {
      return Optional.empty(); // no address after all; it is read as a line
    }
  }

  private static PastedAddress of(String typed, URI uri) {
    var host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^(www|m|mobile)\\.", "");
    var path = uri.getPath() == null ? "" : uri.getPath();
    var handles = new LinkedHashSet<String>();
    var keys = new ArrayList<String>();
    keys.add(typed);
    var handle = handle(host, path, handles);
    if (handle != null && handle.startsWith("did:")) {
      keys.add(handle);
    }
    var fediverse = FEDIVERSE.matcher(path);
    if (fediverse.matches() && fediverse.group(2) == null) {
      keys.add("https://" + host + "/users/" + fediverse.group(1));
      keys.add("https://" + host + "/@" + fediverse.group(1));
    }
    if (handle == null) {
      folders(uri.getHost().toLowerCase(Locale.ROOT), host, path, keys);
      handles.add(host);
    }
    return new PastedAddress(typed, keys, handles, handle == null ? host : plain(handle));
  }

  private static String plain(String handle) {
    var first = handle.startsWith("did:") ? "" : handle.replaceFirst("[@.].*$", "");
    return first.replaceAll("[._-]+", " ").strip();
  }

  private static @Nullable String handle(String host, String path, Set<String> handles) {
    var fediverse = FEDIVERSE.matcher(path);
    var bluesky = BLUESKY.matcher(path);
    var first = FIRST.matcher(path);
    if (BY_FIRST_PART.contains(host) && first.matches()) {
      handles.add(first.group(1).toLowerCase(Locale.ROOT));
      return first.group(1);
    }
    if (fediverse.matches()) {
      var server = fediverse.group(2) == null ? host : fediverse.group(2);
      handles.add((fediverse.group(1) + "@" + server).toLowerCase(Locale.ROOT));
      return fediverse.group(1);
    }
    if (bluesky.matches()) {
      handles.add(bluesky.group(1).toLowerCase(Locale.ROOT));
      return bluesky.group(1);
    }
    return null;
  }

  /// The folders of a site from the deepest up, with and without the slash at their end.
  private static void folders(String asTyped, String host, String path, List<String> keys) {
    var folder = path.length() > 300 ? "" : path;
    while (true) {
      var bare = folder.replaceFirst("/+$", "");
      for (var name : new LinkedHashSet<>(List.of(asTyped, host, "www." + host))) {
        for (var scheme : List.of("https://", "http://")) {
          keys.add(scheme + name + bare);
          keys.add(scheme + name + bare + "/");
        }
      }
      if (bare.isEmpty()) {
        return;
      }
      folder = bare.substring(0, Math.max(0, bare.lastIndexOf('/')));
    }
  }
}
