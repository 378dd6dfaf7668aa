package org.kith.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kith.networks.Insights;
import org.kith.networks.Wording;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What is known of speaking with accounts of ours, before and after: how each network takes what
/// is written, and how far it went.
@Service
public class Spoken {

  private static final Logger log = LoggerFactory.getLogger(Spoken.class);
  private static final Duration KNOWN = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Connections connections;
  private final Connectors connectors;
  private final Cache<URI, CompletableFuture<Optional<Wording>>> asked =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KNOWN).build();

  Spoken(Connections connections, Connectors connectors) {
    this.connections = connections;
    this.connectors = connectors;
  }

  /// How the account's server takes what is written. A server that does not say so within two
  /// seconds is taken as usual until it has.
  public Wording wording(Connection connection) throws InterruptedException {
    var connector = connectors.of(connection.account().network()).orElseThrow();
    if (!(connector instanceof TellsWording)) {
      return connector.wording();
    }
    var asking = asked.get(connection.server(), _ -> ask(connection));
    try {
      var told = asking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (told.isEmpty()) {
        asked.asMap().remove(connection.server(), asking);
      }
      return told.orElseGet(connector::wording);
    } catch (TimeoutException _) {
      return connector.wording();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private CompletableFuture<Optional<Wording>> ask(Connection connection) {
    var workspace = CurrentWorkspace.require();
    var told = new CompletableFuture<Optional<Wording>>();
    Thread.ofVirtual()
        .name("wording")
        .start(() -> CurrentWorkspace.run(workspace, () -> told.complete(told(connection))));
    return told;
  }

  private Optional<Wording> told(Connection connection) {
    try {
      return connections.inTurn(
          connection,
          (connector, grip) ->
              connector instanceof TellsWording teller
                  ? Optional.of(teller.wording(grip))
                  : Optional.empty());
    } catch (IOException | IllegalStateException e) {
      log.info("{} does not say what a post may hold: {}", connection.server(), e.getMessage());
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// How far a post of ours went, as its network counts; empty where it does not say.
  ///
  /// @throws IOException if the network could not be asked; asking again later is safe
  public Optional<Insights> insights(Connection connection, String postId)
      throws IOException, InterruptedException {
    return connections.inTurn(
        connection,
        (connector, grip) ->
            connector instanceof TellsInsights teller
                ? teller.insights(grip).read(postId)
                : Optional.empty());
  }
}
