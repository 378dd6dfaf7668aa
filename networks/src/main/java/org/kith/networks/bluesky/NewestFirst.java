package org.kith.networks.bluesky;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import tools.jackson.databind.JsonNode;

/// Reads what is new in a list whose newest entries come first, page by page, back to what was
/// there the last time.
///
/// The place is when the newest entry was indexed, and which entries have that time. An author may
/// date a post back and so slip it among older ones; what counts is therefore when the network saw
/// it, and reading ends with the first page that holds nothing newer.
final class NewestFirst {

  /// Asks for a page.
  interface Pages {
    /// @param parameters to which the method's own are added
    /// @return empty if what is listed is no longer there
    Optional<JsonNode> ask(Map<String, String> parameters) throws IOException, InterruptedException;
  }

  /// An entry.
  ///
  /// @param posts none if nothing could be made of it
  record Entry(String id, Instant at, List<Post> posts) {}

  /// How an entry is read; empty if it is nothing that is listened for.
  interface Reader {
    Optional<Entry> read(JsonNode entry);
  }

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;

  private final String list;
  private final Pages pages;
  private final Reader reader;

  NewestFirst(String list, Pages pages, Reader reader) {
    this.list = list;
    this.pages = pages;
    this.reader = reader;
  }

  /// The time and the ids of the newest entries that were read.
  private record Place(Instant at, Set<String> ids) {
    static Place of(Cursor cursor) {
      if (cursor.value().isEmpty()) {
        return new Place(Instant.EPOCH, Set.of());
      }
      var parts = List.of(cursor.value().split(" ", -1));
      return new Place(
          AtSyntax.datetime(parts.getFirst())
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "cursor must be one that Bluesky gave, was '%.40s'"
                          .formatted(cursor.value()))),
          Set.copyOf(parts.subList(1, parts.size())));
    }

    boolean isNew(Entry entry) {
      return entry.at().isAfter(at) || (entry.at().equals(at) && !ids.contains(entry.id()));
    }
  }

  /// Reads what is new since `since`; at the start, the newest page alone.
  Reading read(Cursor since, String gone) throws IOException, InterruptedException {
    var place = Place.of(since);
    var fresh = new ArrayList<Entry>();
    var parameters = new TreeMap<>(Map.of("limit", Integer.toString(PAGE)));
    boolean reached = false;
    for (int page = 0; page < MOST_PAGES && !reached; page++) {
      var answer = pages.ask(parameters);
      if (answer.isEmpty()) {
        return new Reading.Gone(gone);
      }
      int before = fresh.size();
      for (var node : answer.get().path(list)) {
        reader.read(node).filter(place::isNew).ifPresent(fresh::add);
      }
      var next = answer.get().path("cursor").asString("");
      boolean first = since.value().isEmpty();
      reached =
          first
              || fresh.size() == before
              || next.isEmpty()
              || next.equals(parameters.get("cursor"));
      parameters.put("cursor", next);
    }
    return news(place, fresh, reached);
  }

  private static Reading news(Place place, List<Entry> fresh, boolean reached) {
    if (fresh.isEmpty()) {
      return new Reading.NothingNew(java.time.Duration.ZERO);
    }
    fresh.sort(Comparator.comparing(Entry::at));
    var heard = new ArrayList<Heard>();
    if (!reached) {
      heard.add(new Heard.Missed(place.at().toString(), fresh.getFirst().at().toString()));
    }
    int dropped = 0;
    for (var entry : fresh) {
      entry.posts().forEach(post -> heard.add(new Heard.Said(post)));
      dropped += entry.posts().isEmpty() ? 1 : 0;
    }
    return new Reading.News(heard, cursor(place, fresh), dropped, java.time.Duration.ZERO);
  }

  private static Cursor cursor(Place place, List<Entry> fresh) {
    var newest = fresh.getLast().at();
    var ids = new HashSet<String>(newest.equals(place.at()) ? place.ids() : Set.of());
    fresh.stream().filter(e -> e.at().equals(newest)).forEach(e -> ids.add(e.id()));
    return new Cursor(newest + " " + String.join(" ", ids.stream().sorted().toList()));
  }
}
