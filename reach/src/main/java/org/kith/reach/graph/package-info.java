/// The follower graph: dense int ids, compressed rows both ways. Arc u→v means that what u says can
/// reach v, because v follows u.
@NullMarked
package org.kith.reach.graph;

import org.jspecify.annotations.NullMarked;
