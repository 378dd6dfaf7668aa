package org.kith.reach.select;

/// The people chosen, in the order chosen, and how many samples they cover together. `covered[i]`
/// counts the samples covered by the first `i + 1` people, so it never falls.
@SuppressWarnings("ArrayRecordComponent") // a result to read, never compared
public record SeedSet(int[] people, int[] covered) {}
