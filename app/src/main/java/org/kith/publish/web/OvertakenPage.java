package org.kith.publish.web;

/// Somebody else saved another version of a draft.
///
/// @param by who, empty if it is no draft any more
public record OvertakenPage(long id, String by) {}
