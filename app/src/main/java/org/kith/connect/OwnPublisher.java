package org.kith.connect;

import java.io.IOException;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;

/// Speaks with one account, in its turn.
record OwnPublisher(Connections connections, Connection connection) implements Publisher {

  private interface Speaking {
    Published with(Publisher publisher) throws IOException, InterruptedException;
  }

  private Published say(Speaking speaking) throws IOException, InterruptedException {
    return connections.inTurn(
        connection, (connector, grip) -> speaking.with(connector.publisher(grip)));
  }

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    return say(publisher -> publisher.publish(draft, once));
  }

  @Override
  public Published edit(String postId, Draft draft) throws IOException, InterruptedException {
    return say(publisher -> publisher.edit(postId, draft));
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    return say(publisher -> publisher.delete(postId));
  }
}
