package org.kith.listen;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Cursor;
import org.kith.networks.Network;
import org.kith.networks.bluesky.Jetstream;
import org.kith.networks.bluesky.Subscription;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Hears the streams of all workspaces, one connection a source, for as long as Kith runs. Looks
/// every few seconds which streams are wanted, and how those that are heard go.
@Component
class Streams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final SourceStore sources;
  private final Listening listening;
  private final ObjectProvider<HttpGateway> http;
  private final Workspaces workspaces;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final boolean wanted;
  private final Map<Ear, Hearing> hearing = new HashMap<>(); // touched by the looking thread only
  private volatile @Nullable Thread looking;

  /// A source in its workspace.
  private record Ear(WorkspaceId workspace, SourceId source, String address) {}

  Streams(
      SourceStore sources,
      Listening listening,
      ObjectProvider<HttpGateway> http,
      House house,
      @Value("${kith.jobs:true}") boolean wanted) {
    this.sources = sources;
    this.listening = listening;
    this.http = http;
    this.workspaces = house.workspaces();
    this.transaction = house.tools().transaction();
    this.clock = house.tools().clock();
    this.wanted = wanted;
  }

  /// What streams need of the house.
  @Component
  record House(Workspaces workspaces, FeedReading.Tools tools) {}

  @Override
  public synchronized void start() {
    looking = Thread.ofPlatform().daemon().name("kith-streams").start(this::lookOften);
  }

  @Override
  public boolean isAutoStartup() {
    return wanted;
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }

  @Override
  public synchronized void stop() {
    var thread = looking;
    looking = null;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void lookOften() {
    try {
      while (looking == Thread.currentThread()) {
        look();
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      hearing.values().forEach(Hearing::close);
    }
  }

  private void look() {
    try {
      var ears = wantedEars();
      hearing
          .entrySet()
          .removeIf(entry -> {
            boolean over = !ears.containsKey(entry.getKey()) || entry.getValue().isOver();
            if (over) {
              entry.getValue().close();
            }
            return over;
          });
      ears.forEach(
          (ear, source) -> hearing.computeIfAbsent(ear, _ -> new Hearing(ear.workspace(), source)));
      hearing.values().forEach(Hearing::report);
    } catch (RuntimeException e) {
      LOG.warn("The streams could not be looked after; next try in {} s", LOOK.toSeconds(), e);
    }
  }

  private Map<Ear, Source> wantedEars() {
    return workspaces.all().stream()
        .flatMap(workspace ->
            CurrentWorkspace.call(
                workspace,
                () ->
                    in(() -> sources.of(Source.Kind.BLUESKY_STREAM)).stream()
                        .filter(s ->
                            s.state() == Source.State.WORKING || s.state() == Source.State.RETRYING)
                        .map(s -> Map.entry(new Ear(workspace, s.id(), s.address()), s))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }

  /// One stream being heard.
  private final class Hearing implements AutoCloseable {
    private final WorkspaceId workspace;
    private final Source source;
    private final Jetstream stream;
    private volatile Cursor place;
    private volatile boolean over;
    private Jetstream.State reported = new Jetstream.State.NotStarted();

    Hearing(WorkspaceId workspace, Source source) {
      this.workspace = workspace;
      this.source = source;
      this.place =
          CurrentWorkspace.call(
              workspace, () -> in(() -> sources.cursor(source.id()).orElse(Cursor.START)));
      this.stream =
          new Jetstream(
              http.getObject(),
              clock,
              URI.create(source.address()),
              Subscription.postsAndReposts(),
              this::take);
      Thread.ofVirtual().name("kith-hearing-" + source.id().value()).start(this::hear);
    }

    private void hear() {
      try {
        stream.run(place);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        over = true;
      }
    }

    private void take(Jetstream.Batch batch) {
      var renamed =
          batch.renamed().stream()
              .map(r -> new Batch.Renamed(Network.BLUESKY, r.accountKey(), r.handle()))
              .toList();
      var ours = new Batch(batch.heard(), renamed, place, batch.upTo(), batch.dropped());
      try {
        CurrentWorkspace.call(workspace, () -> listening.take(source, ours));
        place = batch.upTo();
      } catch (Listening.Overtaken e) {
        stream.close(); // begun anew from where the other one is
        throw e;
      }
    }

    /// Says on the source how it goes, where that changed.
    void report() {
      var now = stream.state();
      if (now.equals(reported)) {
        return;
      }
      reported = now;
      CurrentWorkspace.call(
          workspace,
          () -> {
            in(() -> {
              switch (now) {
                case Jetstream.State.Reading _ ->
                    sources.state(source.id(), Source.State.WORKING, "", clock.instant());
                case Jetstream.State.Waiting(var until, var why) ->
                    sources.failed(source.id(), why, source.failures() + 1, until);
                case Jetstream.State.NotStarted _, Jetstream.State.Stopped _ -> {}
              }
              return true;
            });
            return true;
          });
    }

    boolean isOver() {
      return over;
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
