package org.kith.connect;

import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Service;

/// Tells who blocked accounts of ours, where a network says so.
@Service
public class Blocks {

  private final Connections connections;
  private final Connectors connectors;

  Blocks(Connections connections, Connectors connectors) {
    this.connections = connections;
    this.connectors = connectors;
  }

  /// Accounts of ours that work and whose networks tell.
  public List<Connection> tellers() {
    return connections.all().stream()
        .filter(connection -> connection.state() == Connection.State.WORKING)
        .filter(connection ->
            connectors
                .of(connection.account().network())
                .filter(TellsBlocks.class::isInstance)
                .isPresent())
        .toList();
  }

  /// Whether somebody blocked an account of ours.
  ///
  /// @param ours one of the [#tellers()]
  /// @throws IOException if the network could not be asked; asking again later is safe
  public boolean blocksUs(Connection ours, String accountKey)
      throws IOException, InterruptedException {
    return connections.inTurn(
        ours,
        (connector, grip) ->
            connector instanceof TellsBlocks teller && teller.blocksUs(grip, accountKey));
  }
}
