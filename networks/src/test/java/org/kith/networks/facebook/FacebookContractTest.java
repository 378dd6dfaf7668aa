package org.kith.networks.facebook;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

class FacebookContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "facebook";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var document =
        new Document(URI.create("https://graph.facebook.com/"), "application/json", sent);
    return new FacebookDocuments(InstantSource.fixed(NOW))
        .read(document)
        .map(Understood::heard)
        .orElse(List.of());
  }
}
