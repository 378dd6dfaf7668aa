package org.kith.networks.bluesky;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Heard;
import org.kith.networks.http.WebSocket;

/// Golden files of this connector hold one frame a line, as the stream sends them.
class BlueskyContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "bluesky";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var heard = new ArrayList<Heard>();
    var session =
        new JetstreamSession(
            new Place("test", -1, 1),
            new Jetstream.Ear(
                URI.create("wss://test"),
                Subscription.postsAndReposts(),
                batch -> heard.addAll(batch.heard())),
            new CountDownLatch(1),
            () -> {});
    new String(sent, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> session.take(new WebSocket.Message.Text(line), new Wire.Json()));
    session.handOver();
    session.settle();
    return heard;
  }
}
