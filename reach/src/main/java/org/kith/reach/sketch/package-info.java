/// Distinct counting: how many different accounts a set of people reaches, counted exactly, read
/// from sketches, or estimated from a sample drawn by weight. [ReachOf] picks.
@NullMarked
package org.kith.reach.sketch;

import org.jspecify.annotations.NullMarked;
