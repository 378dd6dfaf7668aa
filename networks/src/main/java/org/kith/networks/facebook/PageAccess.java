package org.kith.networks.facebook;

import java.util.regex.Pattern;
import org.kith.networks.graph.GraphAccess;

/// A connected page.
///
/// @param id of the page, digits
/// @param access with the page's own token
public record PageAccess(String id, GraphAccess access) {

  private static final Pattern ID = Pattern.compile("\\d{1,20}");

  public PageAccess {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a page's id must be digits, was '%.40s'".formatted(id));
    }
  }
}
