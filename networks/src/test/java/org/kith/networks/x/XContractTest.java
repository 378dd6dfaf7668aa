package org.kith.networks.x;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

class XContractTest extends ConnectorContract {

  @Override
  protected String network() {
    return "x";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    return new XDocuments(InstantSource.fixed(NOW))
        .read(new Document(URI.create("https://api.x.com/2/"), "application/json", sent))
        .map(Understood::heard)
        .orElse(List.of());
  }
}
