package org.kith.networks.mastodon;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

/// Golden files of this connector hold answers of `social.example`.
class MastodonContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "mastodon";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var document =
        new Document(
            URI.create("https://social.example/api/v1/timelines/home"), "application/json", sent);
    return new MastodonDocuments(InstantSource.fixed(NOW))
        .read(document)
        .map(Understood::heard)
        .orElse(List.of());
  }
}
