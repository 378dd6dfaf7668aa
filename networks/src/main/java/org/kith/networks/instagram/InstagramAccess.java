package org.kith.networks.instagram;

import java.util.regex.Pattern;
import org.kith.networks.graph.GraphAccess;

/// A connected professional account.
///
/// @param id of the account at the Graph API, digits
/// @param handle as people type it, without `@`
/// @param access with the token of the page it is connected to, or of the person
public record InstagramAccess(String id, String handle, GraphAccess access) {

  private static final Pattern ID = Pattern.compile("\\d{1,30}");

  public InstagramAccess {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "an account's id must be digits, was '%.40s'".formatted(id));
    }
  }
}
