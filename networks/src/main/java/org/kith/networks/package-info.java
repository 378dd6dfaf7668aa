/// The words Kith uses for what other people's networks hold, and the ports through which it reads
/// them.
///
/// Each network is a package of its own below this one, built on [org.kith.networks.http], the only
/// place that opens a socket. Networks never use each other.
@NullMarked
package org.kith.networks;

import org.jspecify.annotations.NullMarked;
