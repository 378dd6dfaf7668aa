/// The graphs that the engine is measured on: made from a seed, or other people's.
@NullMarked
package org.kith.bench.graphs;

import org.jspecify.annotations.NullMarked;
