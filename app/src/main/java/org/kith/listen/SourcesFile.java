package org.kith.listen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.feed.Opml;
import org.kith.networks.feed.Opml.Subscription;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings the feeds of another reader in, and takes ours out (OPML).
@Service
@Transactional
public class SourcesFile {

  /// The most feeds one file may bring.
  public static final int MOST = 2000;

  private static final URI UPLOAD = URI.create("file:///upload.opml");

  private final Sources sources;
  private final SourcesFileStore store;
  private final Clock clock;

  SourcesFile(Sources sources, SourcesFileStore store, Clock clock) {
    this.sources = sources;
    this.store = store;
    this.clock = clock;
  }

  /// What a file would bring, before anything is done.
  ///
  /// @param fresh feeds Kith does not read yet
  /// @param known feeds it reads already
  /// @param leftOut what stands in the file and cannot be read, with the reason
  public record Plan(List<Subscription> fresh, List<Known> known, List<Dropped> leftOut) {
    public Plan {
      fresh = List.copyOf(fresh);
      known = List.copyOf(known);
      leftOut = List.copyOf(leftOut);
    }

    /// The fresh ones as a file, to be handed in again once somebody has said yes.
    public String file() {
      return new Opml("", "2.0", fresh, List.of()).write();
    }
  }

  /// A feed of the file that is read already.
  ///
  /// @param as the name of the source it is
  public record Known(String title, URI feed, String as) {}

  /// Looks into a file and changes nothing.
  ///
  /// @return empty if it is no list of feeds
  @Transactional(readOnly = true)
  public Optional<Plan> plan(byte[] file) {
    return Opml.read(new Document(UPLOAD, "", file)).map(this::plan);
  }

  private Plan plan(Opml list) {
    var read = new HashMap<String, String>();
    for (var source : sources.all()) {
      if (source.kind() == Source.Kind.FEED) {
        read.put(source.address(), source.name());
      }
    }
    var fresh = new ArrayList<Subscription>();
    var known = new ArrayList<Known>();
    var leftOut = new ArrayList<>(list.dropped());
    for (var feed : list.subscriptions()) {
      var as = read.get(feed.feed().toString());
      if (as != null) {
        known.add(new Known(feed.title(), feed.feed(), as));
      } else if (fresh.size() == MOST) {
        leftOut.add(
            new Dropped(feed.title(), "One file brings at most %,d feeds.".formatted(MOST)));
      } else {
        fresh.add(feed);
      }
    }
    return new Plan(fresh, known, leftOut);
  }

  /// What a file brought.
  ///
  /// @param id by which it is taken back
  /// @param feeds how many are new
  public record Added(long id, int feeds) {}

  /// Reads the feeds of a file from now on, those that are read already left as they are.
  public Added add(byte[] file) {
    var fresh = plan(file).map(Plan::fresh).orElse(List.of());
    // A list proves nothing about whose a feed is; it stands for the site it is served from.
    var ids =
        fresh.stream()
            .map(feed -> sources.addFeed(feed.feed(), feed.feed(), feed.title()))
            .toList();
    return new Added(store.add(ids, clock.instant()), fresh.size());
  }

  /// Takes back what a file brought. What was read before stays, and so does what somebody has
  /// removed and added anew since.
  ///
  /// @return how many feeds are read no more; empty if there is no such file
  public Optional<Integer> undo(long file) {
    return store.remove(file);
  }

  /// All feeds that are read, as a file other readers understand.
  @Transactional(readOnly = true)
  public byte[] write(String title) {
    var feeds = new ArrayList<Subscription>();
    for (var source : sources.all()) {
      if (source.kind() == Source.Kind.FEED) {
        boolean itself =
            source.offeredBy().isEmpty() || source.offeredBy().equals(source.address());
        var page = itself ? null : URI.create(source.offeredBy());
        feeds.add(new Subscription(source.name(), URI.create(source.address()), page, List.of()));
      }
    }
    var list = new Opml(title, "2.0", feeds, List.of());
    return list.write().getBytes(StandardCharsets.UTF_8);
  }
}
