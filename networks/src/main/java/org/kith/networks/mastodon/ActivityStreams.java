package org.kith.networks.mastodon;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Reads documents of ActivityStreams 2 (W3C Recommendation) as servers of the fediverse write
/// them: actors, objects, the activities around objects, and collections of those.
///
/// What a document says counts only for the origin it was fetched from: an object's id, its author
/// and its address must agree (F11, CVE-2024-23832). JSON-LD is read as plain JSON, with the names
/// everybody uses.
///
/// @param origin scheme, host and port it was fetched from; empty for a file, about which nobody
///   can vouch
/// @param seen when it was read
record ActivityStreams(String origin, Instant seen) {

  static final Set<String> ACTORS =
      Set.of("Person", "Service", "Group", "Organization", "Application");
  static final Set<String> OBJECTS =
      Set.of("Note", "Article", "Page", "Question", "Video", "Image", "Event", "Document", "Audio");
  static final Set<String> ACTIVITIES = Set.of("Create", "Update", "Announce", "Delete");
  static final Set<String> COLLECTIONS =
      Set.of("Collection", "OrderedCollection", "CollectionPage", "OrderedCollectionPage");

  private static final Set<String> PUBLIC =
      Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");
  private static final Pattern USER =
      Pattern.compile("/(?:users/|@|u/|profile/)([\\w.-]{1,100})/?");
  private static final int MOST = 1000;

  /// What was made of a document so far.
  static final class Found {
    final List<Profile> profiles = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<Dropped> dropped = new ArrayList<>();
  }

  void read(JsonNode json, String place, Found found) {
    var type = type(json);
    if (ACTORS.contains(type)) {
      profile(json).ifPresentOrElse(found.profiles::add, () -> drop(found, place, "not an actor"));
    } else if (COLLECTIONS.contains(type)) {
      collection(json, place, found);
    } else if (type.equals("Tombstone")) {
      gone(json, place, found);
    } else if (ACTIVITIES.contains(type)) {
      activity(type, json, place, found);
    } else if (OBJECTS.contains(type)) {
      object(json, place, found);
    } else {
      drop(found, place, "Kith has no use for its type, '%.40s'".formatted(type));
    }
  }

  static String type(JsonNode json) {
    var type = json.path("type");
    return (type.isArray() ? type.path(0) : type).asString("");
  }

  private static void drop(Found found, String place, String why) {
    found.dropped.add(new Dropped(place, why));
  }

  private void collection(JsonNode json, String place, Found found) {
    if (json.path("first").isObject()) {
      read(json.path("first"), place + ".first", found);
    }
    for (var name : List.of("orderedItems", "items")) {
      int i = 0;
      for (var item : json.path(name)) {
        var where = "%s.%s[%d]".formatted(place, name, i++);
        if (item.isObject() && i <= MOST) {
          read(item, where, found);
        } else if (i <= MOST) {
          drop(found, where, "It is only an address; Kith asks for nothing while it reads.");
        }
      }
    }
  }

  private void activity(String type, JsonNode json, String place, Found found) {
    var object = json.path("object");
    switch (type) {
      case "Delete" -> gone(object.isString() ? json : object, place, found);
      case "Announce" -> announced(json, place, found);
      default -> {
        if (!object.isObject()) {
          drop(found, place, "It names its object without telling what that says.");
        } else if (!id(object.path("attributedTo")).equals(id(json.path("actor")))
            && !ACTORS.contains(type(object))) {
          drop(found, place, "Its actor is not the author of what it publishes.");
        } else {
          read(object, place + ".object", found);
        }
      }
    }
  }

  private void gone(JsonNode json, String place, Found found) {
    var id = type(json).equals("Delete") ? json.path("object").asString("") : id(json);
    if (id.isBlank() || !isOurs(id)) {
      drop(found, place, "It takes back what is not of this origin.");
    } else {
      found.heard.add(new Heard.Unsaid(Network.MASTODON, id));
    }
  }

  private void announced(JsonNode json, String place, Found found) {
    var target = id(json.path("object"));
    var id = json.path("id").asString("");
    var author = author(json.path("actor"), id);
    var page = WebAddress.parse(target);
    if (!isPublic(json) || author.isEmpty() || page.isEmpty() || !isOurs(id)) {
      drop(found, place, "It is not public, or not of this origin, or names nothing it passes on.");
      return;
    }
    var relation = new Post.Relation(Post.Relation.Kind.REPOST, target);
    var at = at(json);
    found.heard.add(
        new Heard.Said(
            new Post(
                id, author.get(), page.get(), at, "", "", List.of(), List.of(), "", relation)));
  }

  private void object(JsonNode json, String place, Found found) {
    var id = json.path("id").asString("");
    var author = author(json.path("attributedTo"), id);
    var url = page(json.path("url")).or(() -> WebAddress.parse(id));
    if (!isPublic(json)) {
      drop(found, place, "It is not addressed to the public.");
    } else if (id.isBlank() || !isOurs(id)) {
      drop(found, place, "Its id, %.80s, is not of the origin it came from.".formatted(id));
    } else if (author.isEmpty() || url.isEmpty()) {
      drop(found, place, "It has no author of its own origin, or no address.");
    } else {
      found.heard.add(new Heard.Said(post(json, author.get(), url.get())));
    }
  }

  private Post post(JsonNode json, Account author, URI url) {
    var quoted = first(json, "quote", "quoteUrl", "quoteUri", "_misskey_quote");
    var html = json.path("content").asString("");
    var text = quoted.isEmpty() ? StatusText.of(html, url) : StatusText.withoutQuoteLine(html, url);
    var tags = new LinkedHashSet<>(text.tags());
    for (var tag : json.path("tag")) {
      var name = type(tag).equals("Hashtag") ? StatusText.tag(tag.path("name").asString("")) : "";
      if (!name.isEmpty() && tags.size() < MOST) {
        tags.add(name);
      }
    }
    var title = json.path("name").asString(json.path("summary").asString(""));
    return new Post(
        json.path("id").asString(""),
        author,
        url,
        at(json),
        StatusText.line(StatusText.of(title, url).text(), 1000),
        text.text(),
        text.links(),
        List.copyOf(tags),
        language(json),
        relation(json, quoted));
  }

  private static String language(JsonNode json) {
    var names = json.path("contentMap").propertyNames();
    return names.size() == 1 ? Entities.language(names.iterator().next()) : "";
  }

  private static Post.@Nullable Relation relation(JsonNode json, String quoted) {
    var answered = id(json.path("inReplyTo"));
    if (!answered.isBlank()) {
      return new Post.Relation(Post.Relation.Kind.REPLY, answered);
    }
    return quoted.isBlank() ? null : new Post.Relation(Post.Relation.Kind.QUOTE, quoted);
  }

  private static String first(JsonNode json, String... names) {
    for (var name : names) {
      var id = id(json.path(name));
      if (!id.isBlank()) {
        return id;
      }
    }
    return "";
  }

  Optional<Profile> profile(JsonNode json) {
    var id = json.path("id").asString("");
    if (!isOurs(id)) {
      return Optional.empty();
    }
    return actor(json, id).map(account -> profile(account, json));
  }

  private static Profile profile(Account account, JsonNode json) {
    var base = URI.create(account.key());
    var about = StatusText.of(json.path("summary").asString(""), base);
    var links = new LinkedHashSet<URI>();
    var words = new StringBuilder(about.text());
    for (var field : json.path("attachment")) {
      var value = StatusText.of(field.path("value").asString(""), base);
      words.append('\n').append(field.path("name").asString("")).append(' ').append(value.text());
      links.addAll(value.links());
    }
    for (var tag : json.path("tag")) {
      words.append('\n').append(tag.path("name").asString(""));
    }
    links.addAll(about.links());
    var moved = json.path("movedTo").asString("");
    return new Profile(
        account,
        about.text(),
        List.copyOf(links),
        OptionalLong.empty(),
        AccountWishes.ofActor(json, words.toString()),
        List.of(),
        WebAddress.parse(moved).map(to -> named(to)).orElse(null));
  }

  /// The author of an object, who must live where the object lives.
  private Optional<Account> author(JsonNode node, String objectId) {
    var who = node.isArray() ? node.path(0) : node;
    var home = WebAddress.parse(objectId).map(WebAddress::origin);
    return WebAddress.parse(id(who))
        .filter(uri -> home.filter(WebAddress.origin(uri)::equals).isPresent())
        .map(uri ->
            who.isObject() ? actor(who, uri.toString()).orElseGet(() -> named(uri)) : named(uri));
  }

  private static Optional<Account> actor(JsonNode json, String id) {
    var user = json.path("preferredUsername").asString("");
    return WebAddress.parse(id)
        .map(uri -> {
          var handle = user.isBlank() ? named(uri).handle() : user + "@" + uri.getRawAuthority();
          var name = StatusText.line(json.path("name").asString(""), 200);
          return new Account(
              Network.MASTODON, uri.toString(), handle, name.isEmpty() ? handle : name);
        });
  }

  /// Who an address names, where nothing else is told.
  private static Account named(URI uri) {
    var m = USER.matcher(uri.getPath());
    var handle = m.matches() ? m.group(1) + "@" + uri.getRawAuthority() : uri.toString();
    return new Account(Network.MASTODON, uri.toString(), handle, handle);
  }

  private static String id(JsonNode node) {
    var one = node.isArray() ? node.path(0) : node;
    return one.isObject() ? one.path("id").asString("") : one.asString("");
  }

  private static Optional<URI> page(JsonNode url) {
    if (!url.isArray()) {
      return WebAddress.parse(url.isObject() ? url.path("href").asString("") : url.asString(""));
    }
    Optional<URI> any = Optional.empty();
    for (var link : url) {
      var address = page(link);
      if (link.path("mediaType").asString("").equals("text/html") && address.isPresent()) {
        return address;
      }
      any = any.or(() -> address);
    }
    return any;
  }

  private boolean isOurs(String id) {
    var uri = WebAddress.parse(id);
    return uri.isPresent()
        && id.length() <= Entities.LONGEST_ID
        && (origin.isEmpty() || WebAddress.origin(uri.get()).equals(origin));
  }

  private static boolean isPublic(JsonNode json) {
    for (var field : List.of("to", "cc")) {
      var to = json.path(field);
      if (PUBLIC.contains(to.asString(""))) {
        return true;
      }
      for (var one : to) {
        if (PUBLIC.contains(id(one))) {
          return true;
        }
      }
    }
    return false;
  }

  private Instant at(JsonNode json) {
    try {
      var at = OffsetDateTime.parse(json.path("published").asString("")).toInstant();
      return at.isBefore(seen) && at.isAfter(Instant.EPOCH) ? at : seen;
    } catch (DateTimeException _) {
      return seen;
    }
  }
}
