package org.kith.publish;

import org.kith.networks.Network;

/// A post of ours took a step on one account; heard in the transaction in which it took it.
///
/// @param reason why it is not simply going its way, empty if it is
/// @param url where it stands, empty before it is out
public record PartMoved(
    OwnPostId post,
    PartId part,
    Network network,
    PostState from,
    PostState to,
    String reason,
    String url) {}
