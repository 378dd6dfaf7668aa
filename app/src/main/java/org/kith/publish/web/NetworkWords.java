package org.kith.publish.web;

import java.util.Locale;
import org.kith.connect.Connecting;
import org.kith.networks.Network;
import org.springframework.stereotype.Component;

/// What networks are called on screen.
@Component
class NetworkWords {

  private final Connecting connecting;

  NetworkWords(Connecting connecting) {
    this.connecting = connecting;
  }

  String of(Network network) {
    return connecting.choices().stream()
        .filter(choice -> choice.network() == network)
        .map(Connecting.Choice::words)
        .findFirst()
        .orElseGet(
            () -> network.name().charAt(0) + network.name().substring(1).toLowerCase(Locale.ROOT));
  }
}
