package org.kith.listen.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.JobRun;
import org.kith.listen.FeedReading;
import org.kith.listen.FeedSearch;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;

/// Everything that is read.
///
/// @param runs how each piece of background work went last, or goes
/// @param offers feeds to choose from, where a page offers several
/// @param typed what was looked for, to be corrected
/// @param problem why nothing was found there, empty if nothing is wrong
/// @param hearsBluesky whether the stream of Bluesky is among the sources
/// @param mayChange whether the caller may change anything
public record SourcesPage(
    List<Source> sources,
    Map<SourceId, Sources.Work> work,
    int gaps,
    List<JobRun> runs,
    List<FeedSearch.Offer> offers,
    String typed,
    String problem,
    boolean hearsBluesky,
    boolean mayChange,
    Instant now) {

  /// How the reading of feeds goes, null before it ever went.
  public @Nullable JobRun reading() {
    return runs.stream()
        .filter(run -> run.name().equals(FeedReading.NAME))
        .findFirst()
        .orElse(null);
  }

  public Sources.Work work(Source source) {
    return work.getOrDefault(source.id(), Sources.Work.NONE);
  }

  /// When a source is tried again, in minutes from now.
  public long minutesUntilNext(Source source) {
    return Math.max(0, Duration.between(now, source.nextReadAt()).toMinutes());
  }

  /// Whether reading can be asked for and stopped.
  public boolean isRead(Source source) {
    return source.kind() == Source.Kind.FEED || source.kind() == Source.Kind.BLUESKY_STREAM;
  }
}
