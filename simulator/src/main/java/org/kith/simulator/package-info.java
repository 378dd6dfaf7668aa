/// A small world for tests and the demo. It shares no code with what it tests.
///
/// [org.kith.simulator.sample.SampleWorld] is a whole charity with its town, made from a seed.
@NullMarked
package org.kith.simulator;

import org.jspecify.annotations.NullMarked;
