package org.kith.networks.microformats;

import java.net.URI;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

class PageContractTest extends ConnectorContract {

  private static final URI ADDRESS = URI.create("https://site.example/notes/");

  @Override
  protected String network() {
    return "page";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    return new PageReader(() -> NOW)
        .read(new Document(ADDRESS, "text/html", sent))
        .map(Understood::heard)
        .orElse(List.of());
  }
}
