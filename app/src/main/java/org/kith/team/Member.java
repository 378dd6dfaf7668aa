package org.kith.team;

/// Somebody who works in a workspace.
public record Member(MemberId id, String name, String email, Role role, boolean disabled) {}
