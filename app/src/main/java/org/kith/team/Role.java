package org.kith.team;

/// What a member may do in a workspace; each role may do all that the one before it may.
public enum Role {
  VIEWER,
  MEMBER,
  MANAGER,
  OWNER;

  public boolean mayActAs(Role needed) {
    return compareTo(needed) >= 0;
  }
}
