/// The fetch gateway: the only place of Kith that opens a socket.
///
/// [HttpGateway] asks for one page and gives one [Answer]; [WebSocket] reads a stream of messages.
/// Both dial only addresses that [VettedDns] has looked at, on every hop. One data sentence: a
/// [Request] goes in, is vetted, waits its turn at its host, is answered under caps and deadlines,
/// and comes out as a value of [Answer].
@NullMarked
package org.kith.networks.http;

import org.jspecify.annotations.NullMarked;
