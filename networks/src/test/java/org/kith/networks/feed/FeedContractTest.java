package org.kith.networks.feed;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Heard;

class FeedContractTest extends ConnectorContract {

  private static final URI ADDRESS = URI.create("https://blog.example/feed.xml");

  @Override
  protected String network() {
    return "feed";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    var seen = new Seen(null, new LinkedHashMap<>());
    seen.entries().put(Seen.hash("https://blog.example/withdrawn"), 1L);
    return FeedReader.parse(sent, "application/xml", ADDRESS)
        .map(f -> FeedReader.news(f, Site.of(ADDRESS), ADDRESS, seen, NOW).heard())
        .orElse(List.of());
  }
}
