package org.kith.people;

import java.util.Locale;

/// What ties a person to the organisation, which must be said when they speak for it.
public enum Connection {
  UNKNOWN,
  NONE,
  VOLUNTEER,
  MEMBER,
  EMPLOYEE,
  BOARD,
  PAID,
  FREE_PRODUCT,
  CONTEST,
  FAMILY;

  /// As people read it: "free product".
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
