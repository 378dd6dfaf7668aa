package org.kith.networks.wordpress;

import java.net.URI;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

class WordPressContractTest extends ConnectorContract {

  private static final URI ADDRESS = URI.create("https://blog.example/wp-json/wp/v2/posts");

  @Override
  protected String network() {
    return "wordpress";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    return new WordPressDocuments(() -> NOW)
        .read(new Document(ADDRESS, "application/json", sent))
        .map(Understood::heard)
        .orElse(List.of());
  }
}
