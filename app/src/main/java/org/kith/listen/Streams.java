package org.kith.listen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kith.team.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hears the streams of all workspaces for as long as Kith runs: looks every few seconds which are
/// wanted, and how those that are heard go.
@Component
class Streams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final LiveSources live;
  private final Workspaces workspaces;
  private final boolean wanted;
  private volatile @Nullable Thread looking;

  Streams(LiveSources live, Workspaces workspaces, @Value("${kith.jobs:true}") boolean wanted) {
    this.live = live;
    this.workspaces = workspaces;
    this.wanted = wanted;
  }

  @Override
  public synchronized void start() {
    var thread = Thread.ofPlatform().daemon().name("kith-streams").unstarted(this::lookOften);
    looking = thread; // before it starts: it looks only as long as it stands here
    thread.start();
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
      live.close();
    }
  }

  private void look() {
    try {
      live.look(workspaces.all());
    } catch (RuntimeException e) {
      LOG.warn("The streams could not be looked after; next try in {} s", LOOK.toSeconds(), e);
    }
  }
}
