/// Meta's Graph API: the one protocol that two networks, Facebook and Instagram, are asked by.
///
/// [Graph] asks, [GraphAnswer] is what comes of it, [GraphErrors] turns the API's numbers into
/// words. One data sentence: a [GraphCall] goes out with the token in a header, and comes back as
/// JSON or as one of five ordinary refusals. Built against the documentation of version 27.0
/// (2026-11-04), never against the living service.
@NullMarked
package org.kith.networks.graph;

import org.jspecify.annotations.NullMarked;
