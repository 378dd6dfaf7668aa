package org.kith.networks.mastodon;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import tools.jackson.databind.JsonNode;

/// Makes of a source's statuses, one after the other, what was heard, and keeps its [Window].
final class Hearing {

  /// How many entries are asked for again each time: a post of another server that arrives late is
  /// sorted in among those before it.
  static final int OVERLAP = 20;

  private static final int LONGEST_TRAIL = 5 * OVERLAP;

  private final MastodonServer server;
  private final StatusIds ids;
  private final LinkedHashSet<String> trail = new LinkedHashSet<>();
  private final Map<String, Version> latest = new Versions();
  final Window window;
  List<Heard> heard = new ArrayList<>();
  int dropped;

  Hearing(MastodonServer server, StatusIds ids, Window window) {
    this.server = server;
    this.ids = ids;
    this.window = window;
    ids.remember(window.posts());
  }

  /// Notes that an entry of the source has come, so that the next reading begins some entries
  /// before it.
  ///
  /// @param entryId the number of the status, or of the notification about it
  void passed(String entryId) {
    if (!StatusAddress.isNumber(entryId) || !trail.add(entryId)) {
      return;
    }
    if (trail.size() > LONGEST_TRAIL) {
      trail.removeFirst();
    }
    if (trail.size() > OVERLAP) {
      window.place = trail.stream().skip(trail.size() - OVERLAP - 1L).findFirst().orElseThrow();
    } else if (window.place.isEmpty()) {
      window.place = trail.getFirst();
    }
  }

  private Entities entities() {
    return server.entities(ids::postOf);
  }

  /// Remembers which posts these are before any of them is read, so that answers find what they
  /// answer, in whatever order they come.
  void announce(Iterable<JsonNode> statuses) {
    var posts = new LinkedHashMap<String, String>();
    for (var json : statuses) {
      note(json, posts);
      note(json.path("reblog"), posts);
      note(json.path("quote").path("quoted_status"), posts);
    }
    ids.remember(posts);
  }

  private static void note(JsonNode json, Map<String, String> posts) {
    var number = json.path("id").asString("");
    var uri = json.path("uri").asString("");
    boolean fits = StatusAddress.isNumber(number) && uri.length() <= Entities.LONGEST_ID;
    if (fits && !uri.isBlank() && uri.indexOf('\n') < 0) {
      posts.put(number, uri);
    }
  }

  /// Takes a status as new; what was heard before is passed over.
  void said(JsonNode json) {
    for (var read : entities().statuses(json)) {
      boolean known =
          switch (read) {
            case Entities.Read.Kept(var number, _) -> window.has(number);
            case Entities.Read.Broken(var number, _) -> window.has(number);
            case Entities.Read.Left _ -> false;
          };
      if (!known) {
        take(read);
      }
    }
  }

  /// Takes a status whose author changed it, heard before or not. What was changed before the
  /// latest change is passed over: streams may say it again.
  void changed(JsonNode json) {
    var number = json.path("id").asString("");
    var now = new Version(json.path("edited_at").asString(""), json.path("content").asString(""));
    var before = latest.get(number);
    if (!now.equals(before) && !now.isBefore(before)) {
      latest.put(number, now);
      take(entities().status(json));
    }
  }

  /// What a status said since when.
  private record Version(String at, String content) {

    boolean isBefore(@Nullable Version other) {
      try {
        return other != null && OffsetDateTime.parse(at).isBefore(OffsetDateTime.parse(other.at));
      } catch (DateTimeException _) {
        return false; // whoever does not say when is believed
      }
    }
  }

  /// The versions heard last, by the numbers of their statuses.
  private static final class Versions extends LinkedHashMap<String, Version> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Version> eldest) {
      return size() > Window.MOST;
    }
  }

  private void take(Entities.Read read) {
    switch (read) {
      case Entities.Read.Kept(var number, var post) -> {
        heard.add(new Heard.Said(post));
        if (StatusAddress.isNumber(number)) {
          window.heard(number, post.id());
          ids.remember(Map.of(number, post.id()));
        }
      }
      case Entities.Read.Left _ -> {
        // Not for us; that is nobody's mistake.
      }
      case Entities.Read.Broken(var number, _) -> {
        dropped++;
        if (StatusAddress.isNumber(number)) {
          window.broken(number);
        }
      }
    }
  }

  /// Takes it that a status is gone. What nobody remembers was never heard.
  void gone(String number) {
    Optional<String> post =
        Optional.ofNullable(window.posts().get(number)).or(() -> ids.postOf(number));
    post.ifPresent(id -> heard.add(new Heard.Unsaid(Network.MASTODON, id)));
    window.gone(number);
  }
}
