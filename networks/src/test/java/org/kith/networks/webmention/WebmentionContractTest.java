package org.kith.networks.webmention;

import java.net.URI;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.microformats.PageReader;

class WebmentionContractTest extends ConnectorContract {

  private static final URI SOURCE = URI.create("https://bo.example/posts/7");
  private static final URI TARGET = URI.create("https://ours.example/cause");

  @Override
  protected String network() {
    return "webmention";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    return new SourcePage(new PageReader(() -> NOW), NOW)
        .post(new Document(SOURCE, "text/html", sent), TARGET)
        .<List<Heard>>map(post -> List.of(new Heard.Said(post)))
        .orElse(List.of());
  }
}
