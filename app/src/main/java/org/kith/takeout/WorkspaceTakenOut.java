package org.kith.takeout;

/// Somebody takes all of the workspace out. Published before it is given: who listens may refuse
/// it.
///
/// @param how in words: "fetched"
public record WorkspaceTakenOut(String how) {}
