package org.kith.listen;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.jobs.ClockPutBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything this workspace reads, and whether it can be read.
@Service
@Transactional
public class Sources {

  private static final int MOST_GAPS = 100;
  private static final Duration LATELY = Duration.ofDays(7);

  /// What reading a source came to.
  public record Work(long posts, long mentions) {
    public static final Work NONE = new Work(0, 0);

    Work and(Work more) {
      return new Work(posts + more.posts, mentions + more.mentions);
    }
  }

  private final SourceStore store;
  private final Clock clock;

  Sources(SourceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What was to be read when the clock was ahead is read when it was meant to be.
  @EventListener
  void on(ClockPutBack clock) {
    store.putBack(clock.before(), clock.by());
  }

  /// Those in trouble first, then by name.
  @Transactional(readOnly = true)
  public List<Source> all() {
    return store.all();
  }

  @Transactional(readOnly = true)
  public Optional<Source> find(SourceId id) {
    return store.find(id);
  }

  /// Reads a feed from now on. Adding it twice is adding it once.
  ///
  /// @param offeredBy the page that offered it, which proves whose it is
  public SourceId addFeed(URI feed, URI offeredBy, String name) {
    var shown = name.isBlank() ? feed.getHost() : name;
    return store.add(
        Source.Kind.FEED, shown, feed.toString(), offeredBy.toString(), clock.instant());
  }

  /// Hears Bluesky as it is said from now on.
  ///
  /// @param server the Jetstream server: `wss://host`
  public SourceId addBluesky(URI server) {
    return store.add(Source.Kind.BLUESKY_STREAM, "Bluesky", server.toString(), "", clock.instant());
  }

  /// Hears what other people's sites tell us of links to ours, from now on.
  ///
  /// @param sites which sites are ours, in words
  SourceId addTold(String sites) {
    var name = "Webmentions and Pingbacks";
    return store.add(Source.Kind.WEBMENTION, name, sites, "", clock.instant());
  }

  /// What was brought in once, from a file or the sample.
  public SourceId addArchive(Source.Kind kind, String name, String address) {
    var id = store.add(kind, name, address, "", clock.instant());
    store.state(id, Source.State.PAUSED, "", clock.instant());
    return id;
  }

  /// Reads it now, however long it was to wait.
  ///
  /// @return false if there is no such source
  public boolean readNow(SourceId id) {
    return store.state(id, Source.State.WORKING, "", clock.instant());
  }

  /// Reads the whole of its entries from their pages from now on, or no more.
  ///
  /// @return false if there is no such feed
  public boolean wholeText(SourceId id, boolean whole) {
    return store.wholeText(id, whole);
  }

  /// Stops reading it until [#readNow].
  ///
  /// @return false if there is no such source
  public boolean pause(SourceId id) {
    return store.state(id, Source.State.PAUSED, "", clock.instant());
  }

  /// Stops reading it for good. What it said stays.
  ///
  /// @return false if there is no such source
  public boolean remove(SourceId id) {
    return store.remove(id);
  }

  /// What each source brought in the last seven days; sources without anything are left out.
  @Transactional(readOnly = true)
  public Map<SourceId, Work> workLately() {
    return store.workSince(clock.instant(), LATELY);
  }

  /// The newest gap that was found in the last day.
  @Transactional(readOnly = true)
  public Optional<Gap> gapToday() {
    return store.gapsSince(clock.instant().minus(Duration.ofDays(1)), 1).stream().findFirst();
  }

  /// What was not heard of one source, as far as it is known, the newest first.
  @Transactional(readOnly = true)
  public List<Gap> gaps(SourceId id, int most) {
    return store.gaps(id, most);
  }

  /// What was not heard in the last seven days, as far as it is known, the newest first.
  @Transactional(readOnly = true)
  public List<Gap> gapsLately() {
    return store.gapsSince(clock.instant().minus(LATELY), MOST_GAPS);
  }
}
