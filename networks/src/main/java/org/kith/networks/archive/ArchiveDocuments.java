package org.kith.networks.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Follow;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

/// Reads an export that is small enough to be looked at as one document.
public final class ArchiveDocuments implements DocumentReader {

  private final InstantSource clock;

  public ArchiveDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var all = new All();
    var path = document.address().getPath();
    var name = path == null ? "" : path.replaceFirst("^.*/", "");
    try {
      var bytes = document.body();
      var container =
          new Container(() -> new ByteArrayInputStream(bytes), name, bytes.length, Bounds.USUAL);
      return new Archives(Bounds.USUAL, clock)
          .read(container, all)
          .map(format -> new Understood(format, all.profiles, all.follows, all.heard, all.dropped));
    } catch (IOException e) {
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Understood(
                  "Export that ends early",
                  all.profiles,
                  all.follows,
                  all.heard,
                  all.with("the rest", String.valueOf(e.getMessage()))));
    }
  }

  /// Keeps what is told.
  private static final class All implements ArchiveReader.Listener {
    final List<Profile> profiles = new ArrayList<>();
    final List<Follow> follows = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<Understood.Dropped> dropped = new ArrayList<>();

    boolean isEmpty() {
      return profiles.isEmpty() && follows.isEmpty() && heard.isEmpty() && dropped.isEmpty();
    }

    List<Understood.Dropped> with(String what, String why) {
      dropped.add(new Understood.Dropped(what, why));
      return dropped;
    }

    @Override
    public void said(Post post) {
      heard.add(new Heard.Said(post));
    }

    @Override
    public void profile(Profile profile) {
      profiles.add(profile);
    }

    @Override
    public void follows(Follow follow) {
      follows.add(follow);
    }

    @Override
    public void dropped(Understood.Dropped part) {
      dropped.add(part);
    }
  }
}
