package org.kith.simulator.mastodon;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How the API writes things, with every name that version 4.6 was recorded to write.
final class Shapes {

  static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

  private final Town town;
  private volatile boolean tellsUris = true;

  Shapes(Town town) {
    this.town = town;
  }

  void tellNoUris() {
    tellsUris = false;
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  ObjectNode account(Person person) {
    var json = JSON.objectNode();
    var image = town.base + "/avatars/original/missing.png";
    json.put("id", person.id)
        .put("username", person.username)
        .put("acct", person.acct())
        .put("display_name", person.suspended ? "" : person.name)
        .put("locked", person.locked)
        .put("bot", person.bot);
    json.put("discoverable", person.discoverable)
        .put("indexable", person.indexable)
        .put("group", false)
        .put("created_at", DAY.format(person.since) + "T00:00:00.000Z")
        .put("note", person.note.isBlank() ? "" : Markup.of(person.note, town).html())
        .put("url", town.page(person));
    if (tellsUris) {
      json.put("uri", town.uri(person));
    }
    for (var name : List.of("avatar", "avatar_static", "header", "header_static")) {
      json.put(name, image);
    }
    json.put("avatar_description", "").put("header_description", "");
    counts(person, json);
    json.put("hide_collections", person.hidesFollowers)
        .put("show_media", true)
        .put("show_media_replies", true)
        .put("show_featured", true)
        .put("noindex", person.noindex);
    json.putArray("emojis");
    json.putArray("roles");
    var fields = json.putArray("fields");
    synchronized (person.fields) {
      for (var field : person.fields) {
        var at = field.verifiedAt();
        fields
            .addObject()
            .put("name", field.name())
            .put("value", field.html())
            .put("verified_at", at == null ? null : time(at));
      }
    }
    flags(person, json);
    return json;
  }

  private void counts(Person person, ObjectNode json) {
    var follows = town.follows();
    var said = town.notes().stream().filter(n -> n.author == person).toList();
    json.put("followers_count", follows.stream().filter(f -> f.to() == person).count())
        .put("following_count", follows.stream().filter(f -> f.from() == person).count())
        .put("statuses_count", said.size())
        .put("last_status_at", said.isEmpty() ? null : DAY.format(said.getLast().at));
  }

  /// Names that are there only when they are true.
  private void flags(Person person, ObjectNode json) {
    if (person.suspended) {
      json.put("suspended", true);
    }
    if (person.limited) {
      json.put("limited", true);
    }
    if (person.memorial) {
      json.put("memorial", true);
    }
    var moved = person.movedTo;
    if (moved != null) {
      json.set("moved", account(moved));
    }
  }

  /// An account as its owner sees it.
  ObjectNode ownAccount(Person person) {
    var json = account(person);
    json.putObject("source")
        .put("privacy", "public")
        .put("sensitive", false)
        .put("language", (String) null)
        .put("note", person.note)
        .put("follow_requests_count", 0)
        .put("hide_collections", person.hidesFollowers)
        .put("discoverable", person.discoverable)
        .put("indexable", person.indexable)
        .putArray("fields");
    json.putObject("role")
        .put("id", "-99")
        .put("name", "")
        .put("permissions", "65536")
        .put("color", "")
        .put("highlighted", false);
    return json;
  }

  ObjectNode status(Note note, @Nullable Person viewer) {
    return status(note, viewer, true);
  }

  private ObjectNode status(Note note, @Nullable Person viewer, boolean deep) {
    var words = note.words;
    var replyTo = words.replyTo();
    var answered = replyTo.isEmpty() ? null : town.note(replyTo).orElse(null);
    var json = JSON.objectNode();
    json.put("id", note.id)
        .put("created_at", time(note.at))
        .put("in_reply_to_id", answered == null ? null : replyTo)
        .put("in_reply_to_account_id", answered == null ? null : answered.author.id)
        .put("sensitive", words.sensitive())
        .put("spoiler_text", words.spoiler())
        .put("visibility", words.visibility())
        .put("language", words.language().isEmpty() ? null : words.language())
        .put("uri", town.uri(note))
        .put("url", town.page(note))
        .put("replies_count", town.answersTo(note).size())
        .put("reblogs_count", town.boostsOf(note).size())
        .put("favourites_count", note.favourites.size())
        .put("quotes_count", 0)
        .put("edited_at", note.editedAt == null ? null : time(note.editedAt));
    if (viewer != null) {
      own(note, viewer, json);
    }
    json.put("content", note.html);
    json.set("reblog", note.boosted == null ? JSON.nullNode() : status(note.boosted, viewer));
    if (note.app != null) {
      json.putObject("application").put("name", note.app.name()).put("website", note.app.website());
    }
    json.set("account", account(note.author));
    var media = json.putArray("media_attachments");
    words.media().forEach(m -> media.add(medium(m)));
    mentions(note, json);
    json.putArray("emojis");
    json.set("quote", deep ? quote(note, viewer) : shallowQuote(note));
    json.putNull("card");
    json.putNull("poll");
    return json;
  }

  private void own(Note note, Person viewer, ObjectNode json) {
    json.put("favourited", note.favourites.contains(viewer))
        .put("reblogged", town.boostsOf(note).stream().anyMatch(b -> b.author == viewer))
        .put("muted", false)
        .put("bookmarked", false);
    json.putArray("filtered");
    if (viewer == note.author) {
      json.put("pinned", false);
    }
  }

  private void mentions(Note note, ObjectNode json) {
    var mentions = json.putArray("mentions");
    for (var person : note.mentioned) {
      mentions
          .addObject()
          .put("id", person.id)
          .put("username", person.username)
          .put("url", town.page(person))
          .put("acct", person.acct());
    }
    var tags = json.putArray("tags");
    note.tags.forEach(tag -> tags.addObject().put("name", tag).put("url", town.tag(tag)));
  }

  private JsonNode quote(Note note, @Nullable Person viewer) {
    var quoted = note.words.quoted();
    if (quoted.isEmpty()) {
      return JSON.nullNode();
    }
    var of = town.note(quoted).filter(q -> town.sees(viewer, q));
    var json = JSON.objectNode().put("state", of.isPresent() ? "accepted" : "deleted");
    json.set(
        "quoted_status", of.<JsonNode>map(q -> status(q, viewer, false)).orElse(JSON.nullNode()));
    return json;
  }

  /// A quote in a quote is a number alone.
  private static JsonNode shallowQuote(Note note) {
    var quoted = note.words.quoted();
    return quoted.isEmpty()
        ? JSON.nullNode()
        : JSON.objectNode().put("state", "accepted").put("quoted_status_id", quoted);
  }

  ObjectNode medium(Medium medium) {
    var file = "%s/system/media_attachments/files/%s/original/file".formatted(town.base, medium.id);
    var json =
        JSON.objectNode()
            .put("id", medium.id)
            .put("type", medium.contentType.startsWith("image/") ? "image" : "unknown")
            .put("url", medium.isReady() ? file : null)
            .put("preview_url", file.replace("original", "small"))
            .putNull("remote_url")
            .putNull("preview_remote_url")
            .putNull("text_url");
    json.putObject("meta").put("size", medium.size);
    return json.put("description", medium.description.isEmpty() ? null : medium.description)
        .putNull("blurhash");
  }

  ObjectNode notice(Notice notice) {
    var json =
        JSON.objectNode()
            .put("id", notice.id())
            .put("type", notice.type())
            .put("created_at", time(notice.at()))
            .put("group_key", "ungrouped-" + notice.id());
    json.set("account", account(notice.from()));
    if (notice.about() != null) {
      json.set("status", status(notice.about(), notice.to()));
    }
    return json;
  }

  ObjectNode waiting(Town.Waiting kept) {
    var json = JSON.objectNode().put("id", kept.id()).put("scheduled_at", time(kept.at()));
    var words = kept.words();
    var params =
        json.putObject("params")
            .put("text", words.text())
            .put("language", words.language().isEmpty() ? null : words.language())
            .put("sensitive", words.sensitive())
            .put("visibility", words.visibility())
            .put("spoiler_text", words.spoiler())
            .put("idempotency", kept.once().isEmpty() ? null : kept.once())
            .put("in_reply_to_id", words.replyTo().isEmpty() ? null : words.replyTo())
            .putNull("poll")
            .putNull("scheduled_at")
            .put("with_rate_limit", false)
            .put("application_id", 1);
    var ids = params.putArray("media_ids");
    var media = json.putArray("media_attachments");
    for (var medium : words.media()) {
      ids.add(medium.id);
      media.add(medium(medium));
    }
    return json;
  }

  static ObjectNode circle(Town.Circle circle) {
    return JSON.objectNode()
        .put("id", circle.id())
        .put("title", circle.title())
        .put("replies_policy", "list")
        .put("exclusive", false);
  }

  ObjectNode relationship(Person viewer, Person other) {
    var json = JSON.objectNode().put("id", other.id);
    json.put("following", town.followOf(viewer, other).isPresent())
        .put("showing_reblogs", true)
        .put("notifying", false)
        .putNull("languages")
        .put("followed_by", town.followOf(other, viewer).isPresent())
        .put("blocking", town.blocks(viewer, other))
        .put("blocked_by", town.blocks(other, viewer));
    for (var name : List.of("muting", "muting_notifications", "requested", "requested_by")) {
      json.put(name, false);
    }
    return json.putNull("muting_expires_at")
        .put("domain_blocking", false)
        .put("endorsed", false)
        .put("note", "");
  }

  ArrayNode accounts(Collection<Person> people) {
    var json = JSON.arrayNode();
    people.forEach(person -> json.add(account(person)));
    return json;
  }

  ArrayNode statuses(Collection<Note> notes, @Nullable Person viewer) {
    var json = JSON.arrayNode();
    notes.forEach(note -> json.add(status(note, viewer)));
    return json;
  }
}
