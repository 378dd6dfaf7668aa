package org.kith.connect;

import org.kith.networks.GoneReader;

/// How it is found out what of that which was heard with an account of ours was taken back.
///
/// @param atOnce how many posts are asked for at once, so that limits are left for hearing
/// @param sure whether the network tells what is gone from what is only hidden for a while; where
///   it does not, it is asked twice
/// @param paid whether each post that is asked about counts toward a plan somebody pays for
public record Recall(GoneReader reader, int atOnce, boolean sure, boolean paid) {}
