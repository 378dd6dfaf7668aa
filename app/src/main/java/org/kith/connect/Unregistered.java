package org.kith.connect;

import java.net.URI;
import java.util.List;
import org.kith.networks.Network;

/// Networks whose accounts can be connected only once whoever runs this Kith has registered an app
/// there, and has not yet.
///
/// @param words what a person knows them by: `Facebook pages and Instagram`
/// @param register where the app is registered
/// @param app the setting that then names the app
/// @param secret the setting for its secret
public record Unregistered(
    List<Network> networks, String words, URI register, String app, String secret) {

  private static final List<Unregistered> ALL =
      List.of(
          new Unregistered(
              List.of(Network.FACEBOOK, Network.INSTAGRAM),
              "Facebook pages and Instagram",
              URI.create("https://developers.facebook.com/apps"),
              "kith.network.meta.app",
              "kith.network.meta.secret"),
          new Unregistered(
              List.of(Network.X),
              "X",
              URI.create("https://console.x.com"),
              "kith.network.x.app",
              "kith.network.x.secret"));

  public Unregistered {
    networks = List.copyOf(networks);
  }

  /// Those of which no network can be connected.
  static List<Unregistered> beside(Connectors connectors) {
    return ALL.stream()
        .filter(one -> one.networks().stream().allMatch(n -> connectors.of(n).isEmpty()))
        .toList();
  }
}
