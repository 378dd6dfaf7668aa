package org.kith.networks.mastodon;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Profile;
import org.kith.networks.Understood;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads documents of the Mastodon client API and of ActivityStreams.
///
/// Of the client API any answer is read that has a status or an account in it, at whatever depth: a
/// status, a timeline, a search, a notification, a report. Its server is taken to speak the truth
/// about other servers' accounts, for it checked their signatures.
///
/// @param clock when a document counts as read
public record MastodonDocuments(InstantSource clock) implements DocumentReader {

  private static final int DEEPEST = 12;

  /// How a document of one object is called, by names only that object has together.
  private static final Map<String, List<String>> FORMATS = formats();

  private static Map<String, List<String>> formats() {
    var formats = new LinkedHashMap<String, List<String>>();
    formats.put("Mastodon status", List.of("uri", "account", "content", "visibility"));
    formats.put("Mastodon account", List.of("acct", "username", "note"));
    formats.put("Mastodon context", List.of("ancestors", "descendants"));
    formats.put("Mastodon search results", List.of("accounts", "statuses", "hashtags"));
    formats.put("Mastodon grouped notifications", List.of("notification_groups", "accounts"));
    formats.put("Mastodon instance", List.of("title", "version", "contact"));
    formats.put("Mastodon instance, version 1", List.of("title", "version", "contact_account"));
    formats.put("Mastodon notification", List.of("type", "account", "created_at"));
    formats.put("Mastodon conversation", List.of("unread", "accounts", "last_status"));
    formats.put("Mastodon familiar followers", List.of("id", "accounts"));
    return formats;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var json = json(document.body());
    if (json == null) {
      return Optional.empty();
    }
    if (isActivityStreams(json)) {
      return Optional.of(activityStreams(json, document));
    }
    return clientApi(json, document.address());
  }

  private static @Nullable JsonNode json(byte[] body) {
    int first = 0;
    while (first < body.length && (body[first] <= ' ' || (body[first] & 0x80) != 0)) {
      first++; // white space, or a byte order mark
    }
    if (first == body.length || (body[first] != '{' && body[first] != '[')) {
      return null;
    }
    try {
      return ServerJson.MAPPER.readTree(body, first, body.length - first);
    } catch (JacksonException _) {
      return null;
    }
  }

  private static boolean isActivityStreams(JsonNode json) {
    var context = json.path("@context");
    boolean named = context.toString().contains("https://www.w3.org/ns/activitystreams");
    return named && json.path("type").asString("").length() > 0;
  }

  private Understood activityStreams(JsonNode json, Document document) {
    var address = document.address().toString();
    var origin = WebAddress.parse(address).map(WebAddress::origin).orElse("");
    var type = ActivityStreams.type(json);
    var found = new ActivityStreams.Found();
    if (saysNothingTwice(document.body())) {
      new ActivityStreams(origin, clock.instant()).read(json, type, found);
    } else {
      found.dropped.add(
          new Dropped(type, "It has a key twice, so that two programs could read it differently."));
    }
    return new Understood("ActivityStreams " + type, found.profiles, found.heard, found.dropped);
  }

  private static boolean saysNothingTwice(byte[] body) {
    try {
      return !StrictJson.MAPPER.readTree(body).isMissingNode();
    } catch (JacksonException _) {
      return false;
    }
  }

  private Optional<Understood> clientApi(JsonNode json, URI address) {
    var numbers = new HashMap<String, String>();
    var server = new Server(WebAddress.parse(address.toString()).orElse(null));
    collect(json, numbers, server, 0);
    var format = format(json);
    if (format.isEmpty() || server.address == null) {
      return Optional.empty();
    }
    var entities =
        new Entities(
            server.address,
            "",
            true,
            number -> Optional.ofNullable(numbers.get(number)),
            clock.instant());
    var gathered = new Gathered(entities);
    gathered.walk(json, "$", 0);
    return Optional.of(
        new Understood(
            format,
            List.copyOf(gathered.profiles.values()),
            List.copyOf(gathered.heard.values()),
            gathered.dropped));
  }

  /// Whose numbers they are: the server's that was asked, else of that which the first account
  /// without a host in its name lives on.
  private static final class Server {
    @Nullable URI address;

    Server(@Nullable URI asked) {
      address = asked;
    }
  }

  private static void collect(
      JsonNode json, Map<String, String> numbers, Server server, int depth) {
    if (isStatus(json)) {
      numbers.put(json.path("id").asString(""), json.path("uri").asString(""));
    }
    boolean local = isAccount(json) && json.path("acct").asString("").indexOf('@') < 0;
    if (server.address == null && local) {
      server.address = WebAddress.parse(json.path("url").asString("")).orElse(null);
    }
    if (depth < DEEPEST) {
      json.forEach(child -> collect(child, numbers, server, depth + 1));
    }
  }

  /// What the document is called; empty if it is none of Mastodon's.
  private static String format(JsonNode json) {
    var one = json.isArray() ? json.path(0) : json;
    for (var format : FORMATS.entrySet()) {
      if (format.getValue().stream().allMatch(one::has)) {
        return json.isArray() ? format.getKey() + " list" : format.getKey();
      }
    }
    return holdsAny(json, 0) ? "Mastodon" : "";
  }

  private static boolean holdsAny(JsonNode json, int depth) {
    if (isStatus(json) || isAccount(json)) {
      return true;
    }
    for (var child : json) {
      if (depth < DEEPEST && holdsAny(child, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  static boolean isStatus(JsonNode json) {
    return json.path("id").isString()
        && json.path("uri").isString()
        && json.path("visibility").isString()
        && json.path("content").isString()
        && json.path("account").isObject();
  }

  static boolean isAccount(JsonNode json) {
    return json.path("id").isString()
        && json.path("acct").isString()
        && json.path("username").isString()
        && json.path("note").isString()
        && json.path("url").isString();
  }

  /// What is found on the way through a document, each thing once.
  private static final class Gathered {
    private final Entities entities;
    final Map<String, Profile> profiles = new LinkedHashMap<>();
    final Map<String, Heard> heard = new LinkedHashMap<>();
    final List<Dropped> dropped = new java.util.ArrayList<>();

    Gathered(Entities entities) {
      this.entities = entities;
    }

    void walk(JsonNode json, String place, int depth) {
      if (isAccount(json)) {
        account(json, place);
      }
      for (var entry : json.properties()) {
        if (depth < DEEPEST) {
          walk(entry.getValue(), place + "." + entry.getKey(), depth + 1);
        }
      }
      for (int i = 0; json.isArray() && i < json.size() && depth < DEEPEST; i++) {
        walk(json.path(i), "%s[%d]".formatted(place, i), depth + 1);
      }
      if (isStatus(json)) {
        status(json, place);
      }
    }

    private void account(JsonNode json, String place) {
      entities
          .profile(json)
          .ifPresentOrElse(
              p -> profiles.putIfAbsent(p.account().key(), p),
              () -> dropped.add(new Dropped(place, "It has no name or no address.")));
    }

    private void status(JsonNode json, String place) {
      switch (entities.status(json)) {
        case Entities.Read.Kept(_, var post) -> heard.putIfAbsent(post.id(), new Heard.Said(post));
        case Entities.Read.Left(_, var why) -> dropped.add(new Dropped(place, why));
        case Entities.Read.Broken(_, var why) -> dropped.add(new Dropped(place, why));
      }
    }
  }
}
