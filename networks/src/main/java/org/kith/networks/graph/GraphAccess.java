package org.kith.networks.graph;

import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;

/// With what the Graph API is asked.
///
/// @param token of a page, a person or an app
/// @param appSecret signs each request, so that a stolen token alone is worth nothing to apps that
///   require this; null where the app does not
public record GraphAccess(Secret token, @Nullable Secret appSecret) {

  /// A token alone.
  public static GraphAccess of(Secret token) {
    return new GraphAccess(token, null);
  }
}
