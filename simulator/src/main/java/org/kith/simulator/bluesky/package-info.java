/// A Jetstream that never was one: a crowd that talks, the stream of what it says in Jetstream's
/// own format (versions 1 and 2, packed or plain) on loopback, faults that are planned, and the
/// [Oracle] that knows what is to be kept of it.
///
/// One data sentence: a [Crowd] makes an [Event] of a seed, the [Log] keeps it as the truth, a
/// [FakeJetstream] sends it in the [Shapes] of the network, and the [Oracle] folds the same events
/// into what must be there in the end.
@NullMarked
package org.kith.simulator.bluesky;

import org.jspecify.annotations.NullMarked;
