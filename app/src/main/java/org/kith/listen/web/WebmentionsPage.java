package org.kith.listen.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.MentionDoor;
import org.kith.listen.ToldLink;

/// Where other people's sites tell us that they link to ours.
///
/// @param door null while it is shut
/// @param base of the addresses that stand on our pages, without a closing slash
/// @param isPublic whether an operator said that this is how others reach us
/// @param typed which sites are ours, to be changed
/// @param problem why they cannot be taken, empty if nothing is wrong
/// @param told what we were told, a page of it
/// @param list which part that is
public record WebmentionsPage(
    @Nullable MentionDoor door,
    String base,
    boolean isPublic,
    String typed,
    String problem,
    List<ToldLink> told,
    Part list,
    boolean mayChange,
    Instant now) {

  /// How many a page shows.
  public static final int SIZE = 50;

  /// A part of a list.
  public record Part(int from, int all) {
    public boolean isFirst() {
      return from == 0;
    }

    public boolean isLast() {
      return from + SIZE >= all;
    }

    public String words() {
      return "%d to %d of %d".formatted(from + 1, Math.min(all, from + SIZE), all);
    }
  }

  static String typed(MentionDoor door) {
    return door.sites().stream().map(URI::toString).collect(Collectors.joining("\n"));
  }

  /// What stands in the head of each page of ours.
  public String lines() {
    var address = door == null ? "" : door.address();
    return """
    <link rel="webmention" href="%1$s/hook/webmention/%2$s">
    <link rel="pingback" href="%1$s/hook/pingback/%2$s">\
    """
        .formatted(base, address);
  }

  /// How it goes with one.
  public String standing(ToldLink link) {
    return switch (link.state()) {
      case HEARD -> link.reason().isEmpty() ? "It links to you, and is heard." : link.reason();
      case WAITING -> link.reason().isEmpty() ? "It is looked at in a moment." : link.reason();
      case GONE -> "Taken back: " + link.reason();
      case FAILED -> link.reason();
    };
  }

  /// Whether it was not looked at yet.
  public boolean isFresh(ToldLink link) {
    return link.state() == ToldLink.State.WAITING && link.reason().isEmpty();
  }

  /// The badge of one that is not simply heard; empty if it is.
  public String badge(ToldLink link) {
    return switch (link.state()) {
      case HEARD -> link.reason().isEmpty() ? "" : "Not looked at again";
      case WAITING -> link.reason().isEmpty() ? "Waiting" : "Trying again";
      case GONE -> "Gone";
      case FAILED -> "Not taken";
    };
  }
}
