package org.kith.networks.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import tools.jackson.databind.JsonNode;

/// Makes of a source's statuses, one after the other, what was heard, and keeps its [Window].
final class Hearing {

  private final MastodonServer server;
  private final StatusIds ids;
  final Window window;
  List<Heard> heard = new ArrayList<>();
  int dropped;

  Hearing(MastodonServer server, StatusIds ids, Window window) {
    this.server = server;
    this.ids = ids;
    this.window = window;
    window.posts().forEach(ids::remember);
  }

  private Entities entities() {
    return server.entities(ids::postOf);
  }

  /// Remembers which posts these are before any of them is read, so that answers find what they
  /// answer, in whatever order they come.
  void announce(Iterable<JsonNode> statuses) {
    for (var json : statuses) {
      remember(json);
      remember(json.path("reblog"));
      remember(json.path("quote").path("quoted_status"));
    }
  }

  private void remember(JsonNode json) {
    var number = json.path("id").asString("");
    var uri = json.path("uri").asString("");
    boolean fits = StatusAddress.isNumber(number) && uri.length() <= Entities.LONGEST_ID;
    if (fits && !uri.isBlank() && uri.indexOf('\n') < 0) {
      ids.remember(number, uri);
    }
  }

  /// Takes a status as new; what was heard before is passed over.
  void said(JsonNode json) {
    for (var read : entities().statuses(json)) {
      boolean known = read instanceof Entities.Read.Kept(var number, _) && window.has(number);
      if (!known) {
        take(read);
      }
    }
  }

  /// Takes a status whose author changed it, heard before or not.
  void changed(JsonNode json) {
    take(entities().status(json));
  }

  private void take(Entities.Read read) {
    switch (read) {
      case Entities.Read.Kept(var number, var post) -> {
        heard.add(new Heard.Said(post));
        if (StatusAddress.isNumber(number)) {
          window.heard(number, post.id());
          ids.remember(number, post.id());
        }
      }
      case Entities.Read.Left _ -> {
        // Not for us; that is nobody's mistake.
      }
      case Entities.Read.Broken _ -> dropped++;
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
