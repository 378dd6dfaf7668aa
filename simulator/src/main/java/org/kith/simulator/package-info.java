/// A small world for tests and the demo. It shares no code with what it tests.
@NullMarked
package org.kith.simulator;

import org.jspecify.annotations.NullMarked;
