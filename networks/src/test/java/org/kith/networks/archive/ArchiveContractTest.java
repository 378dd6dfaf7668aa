package org.kith.networks.archive;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.kith.networks.ConnectorContract;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Understood;

/// Golden files hold one file of an export: posts of X, which need its account.js beside them, and
/// the outbox of Mastodon, which needs nothing.
class ArchiveContractTest extends ConnectorContract {

  private static final String ACCOUNT =
      "window.YTD.account.part0 = [{\"account\":{\"accountId\":\"2244\",\"username\":\"riverfriends\",\"accountDisplayName\":\"River Friends\"}}]";

  @Override
  protected String network() {
    return "archive";
  }

  @Override
  protected List<Heard> hear(byte[] sent) {
    boolean x = sent.length > 0 && sent[0] == 'w';
    var text = new String(sent, StandardCharsets.UTF_8);
    var bytes = x ? Packed.zip("data/account.js", ACCOUNT, "data/tweets.js", text) : sent;
    var address = URI.create("file:///home/mara/" + (x ? "x.zip" : "outbox.json"));
    return new ArchiveDocuments(InstantSource.fixed(NOW))
        .read(new Document(address, "", bytes))
        .map(Understood::heard)
        .orElse(List.of());
  }
}
