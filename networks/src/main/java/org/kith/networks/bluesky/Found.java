package org.kith.networks.bluesky;

import java.util.ArrayList;
import java.util.List;
import org.kith.networks.ArchiveReader;
import org.kith.networks.Follow;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

/// What is found in a document, while it is read.
final class Found implements ArchiveReader.Listener {

  private static final int MOST_NAMED = 1000;

  final List<Profile> profiles = new ArrayList<>();
  final List<Follow> follows = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  private final List<Understood.Dropped> dropped = new ArrayList<>();
  private int unnamed;

  @Override
  public void said(Post post) {
    heard.add(new Heard.Said(post));
  }

  @Override
  public void follows(Follow follow) {
    follows.add(follow);
  }

  @Override
  public void profile(Profile profile) {
    profiles.add(profile);
  }

  @Override
  public void dropped(Understood.Dropped part) {
    if (dropped.size() < MOST_NAMED) {
      dropped.add(part);
    } else {
      unnamed++;
    }
  }

  void drop(String what, String why) {
    dropped(new Understood.Dropped(what, why));
  }

  Understood understood(String format) {
    if (unnamed > 0) {
      var why = "Only the first %d parts that were left out are named.".formatted(MOST_NAMED);
      dropped.add(new Understood.Dropped(unnamed + " parts more", why));
      unnamed = 0;
    }
    return new Understood(format, profiles, follows, heard, dropped);
  }
}
