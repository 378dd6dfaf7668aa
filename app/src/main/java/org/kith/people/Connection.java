package org.kith.people;

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
  FAMILY
}
