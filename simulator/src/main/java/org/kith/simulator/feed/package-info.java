/// A blog that never was one: a feed on loopback that grows and changes, and knows its own truth.
@NullMarked
package org.kith.simulator.feed;

import org.jspecify.annotations.NullMarked;
