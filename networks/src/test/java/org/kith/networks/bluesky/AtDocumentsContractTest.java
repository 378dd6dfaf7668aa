package org.kith.networks.bluesky;

import java.net.URI;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

/// Golden files of this connector hold an answer of a server each.
class AtDocumentsContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "at";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var document = new Document(URI.create("https://at.example/"), "application/json", sent);
    return new BlueskyDocuments().read(document).map(Understood::heard).orElse(List.of());
  }
}
