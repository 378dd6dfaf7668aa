/// `kith network`: what the network side of Kith can do, for whoever runs it.
///
/// [Checks] is the list of networks whose tokens can be checked, [StandingWords] and [StandingJson]
/// say what came of it. One data sentence: a token from a file or the environment becomes the
/// [org.kith.networks.Standing] its network gives it.
@NullMarked
package org.kith.cli.network;

import org.jspecify.annotations.NullMarked;
