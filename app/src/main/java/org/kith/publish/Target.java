package org.kith.publish;

import org.kith.connect.Connection;
import org.kith.networks.Network;

/// One of our own accounts, named by what never changes about it.
public record Target(Network network, String accountKey) {

  public static Target of(Connection connection) {
    return new Target(connection.account().network(), connection.account().key());
  }
}
