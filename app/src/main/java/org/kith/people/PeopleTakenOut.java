package org.kith.people;

/// Somebody takes a list of people out, as a file. Published before it is given: who listens may
/// refuse it.
///
/// @param what which list, in words
/// @param rows of how many people
public record PeopleTakenOut(String what, int rows) {}
