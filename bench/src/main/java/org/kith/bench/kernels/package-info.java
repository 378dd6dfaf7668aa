/// The inner loops of the engine, measured one at a time with JMH.
@NullMarked
package org.kith.bench.kernels;

import org.jspecify.annotations.NullMarked;
