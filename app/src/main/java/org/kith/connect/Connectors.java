package org.kith.connect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Network;
import org.springframework.stereotype.Component;

/// One connector for each network that can be connected here.
@Component
record Connectors(List<Connector> all) {

  Connectors {
    all = all.stream().sorted(Comparator.comparing(Connector::network)).toList();
  }

  Optional<Connector> of(Network network) {
    return all.stream().filter(connector -> connector.network() == network).findFirst();
  }
}
