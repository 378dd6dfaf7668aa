package org.kith.networks.instagram;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

class InstagramContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "instagram";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var document =
        new Document(URI.create("https://graph.facebook.com/"), "application/json", sent);
    return new InstagramDocuments(InstantSource.fixed(NOW))
        .read(document)
        .map(Understood::heard)
        .orElse(List.of());
  }
}
