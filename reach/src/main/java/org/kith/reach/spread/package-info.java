/// How a message spreads beyond the first audience: diffusion models, simulation, and reverse
/// reachable sets, the samples from which seed sets are chosen.
@NullMarked
package org.kith.reach.spread;

import org.jspecify.annotations.NullMarked;
