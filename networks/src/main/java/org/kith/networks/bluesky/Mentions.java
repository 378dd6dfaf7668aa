package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kith.networks.Cursor;
import org.kith.networks.DisconnectedException;
import org.kith.networks.MentionReader;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import tools.jackson.databind.JsonNode;

/// Reads who mentioned, answered, quoted or repeated a connected account, from its notifications.
/// They are read only, never marked as seen: that is for the account's owner to do.
public final class Mentions implements MentionReader {

  private static final String METHOD = "app.bsky.notification.listNotifications";
  private static final Set<String> WANTED = Set.of("mention", "reply", "quote", "repost");

  private final Session session;
  private final NewestFirst notifications;

  public Mentions(Session session) {
    this.session = session;
    var xrpc = Xrpc.of(session);
    this.notifications = new NewestFirst("notifications", page -> ask(xrpc, page), Mentions::entry);
  }

  private static Optional<JsonNode> ask(Xrpc xrpc, Map<String, String> page)
      throws IOException, InterruptedException {
    var parameters = new TreeMap<String, List<String>>();
    page.forEach((name, value) -> parameters.put(name, List.of(value)));
    parameters.put("reasons", WANTED.stream().sorted().toList());
    return xrpc.queryAll(METHOD, parameters);
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    try {
      return notifications.read(
          since, "The account %s is deleted, suspended or switched off.".formatted(session.did()));
    } catch (SlowDownException e) {
      return new Reading.SlowDown(e.notBefore(), String.valueOf(e.getMessage()));
    } catch (DisconnectedException e) {
      return new Reading.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<NewestFirst.Entry> entry(JsonNode notification) {
    if (!WANTED.contains(notification.path("reason").asString(""))) {
      return Optional.empty();
    }
    var id = notification.path("uri").asString("");
    var posts = PostViews.post(notification).stream().toList();
    return AtSyntax.datetime(notification.path("indexedAt").asString(""))
        .map(at -> new NewestFirst.Entry(id, at, posts));
  }
}
