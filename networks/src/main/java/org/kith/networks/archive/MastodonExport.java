package org.kith.networks.archive;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Follow;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Wishes;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The export of an account on Mastodon: `outbox.json` and `actor.json` (ActivityStreams 2) in a
/// tar.gz or ZIP, and `following_accounts.csv`, which comes on its own.
///
/// Only what was public is taken; what went to followers or to single people stays out. Who is
/// followed stands in it by address alone and is known by that, `acct:ana@example.social` (RFC
/// 7565), until somebody looks it up.
final class MastodonExport implements Format {

  private static final Set<String> PUBLIC =
      Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");
  private static final Pattern OUTBOX = Pattern.compile("(?:.*/)?outbox\\.json");
  private static final Pattern ACTOR = Pattern.compile("(?:.*/)?actor\\.json");
  private static final Pattern FOLLOWING = Pattern.compile("(?:.*/)?following_accounts\\.csv");
  private static final Pattern ADDRESS =
      Pattern.compile("@?([\\w.-]{1,100})@([A-Za-z0-9.-]+\\.[A-Za-z0-9-]+)");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*");

  @Override
  public String title() {
    return "Mastodon export";
  }

  @Override
  public boolean knows(String entry) {
    return OUTBOX.matcher(entry).matches() || ACTOR.matcher(entry).matches();
  }

  @Override
  public void owner(String entry, Metered content, Telling telling) throws IOException {
    if (!ACTOR.matcher(entry).matches()) {
      return;
    }
    try (var parser = StrictJson.MAPPER.createParser(content)) {
      JsonNode actor = parser.readValueAsTree();
      profile(actor, telling);
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      telling.dropped(entry, "it is not JSON");
    }
  }

  private static void profile(JsonNode actor, Telling telling) {
    var key = WebAddress.parse(actor.path("id").asString(""));
    var handle = actor.path("preferredUsername").asString("");
    if (key.isEmpty() || !handle.matches("[\\w.-]{1,100}")) {
      telling.dropped("actor.json", "it does not say whose export this is");
      return;
    }
    var name = Prose.line(actor.path("name").asString(""), Prose.LONGEST_NAME);
    var full = handle + "@" + key.get().getHost();
    var account =
        new Account(Network.MASTODON, key.get().toString(), full, name.isEmpty() ? full : name);
    telling.isOf(account);
    var about = Words.ofHtml(actor.path("summary").asString(""));
    var wishes = new LinkedHashSet<>(Wishes.in(about));
    if (actor.has("discoverable") && !actor.path("discoverable").asBoolean(false)) {
      wishes.add(Profile.OptOut.DISCOVERY);
    }
    if (actor.has("indexable") && !actor.path("indexable").asBoolean(false)) {
      wishes.add(Profile.OptOut.INDEXING);
    }
    telling.profile(new Profile(account, about, Prose.links(about), OptionalLong.empty(), wishes));
  }

  @Override
  public void read(String entry, Metered content, Telling telling) throws IOException {
    if (OUTBOX.matcher(entry).matches()) {
      var why =
          JsonPieces.each(
              content, List.of("orderedItems", "items"), json -> activity(json, telling));
      if (!why.isEmpty()) {
        telling.dropped(entry, "the rest was not read: " + why);
      }
    } else if (FOLLOWING.matcher(entry).matches() && telling.owner() != null) {
      following(content, telling.owner(), telling);
    }
  }

  private static void activity(JsonNode json, Telling telling) {
    var what = Prose.line("entry " + json.path("id").asString("without an id"), Prose.LONGEST_NAME);
    var object = json.path("object");
    boolean open = isPublic(json) || isPublic(object);
    var why =
        switch (json.path("type").asString("")) {
          case "Create" -> open ? said(json, object, telling) : "it was not public";
          case "Announce" -> open ? passedOn(json, telling) : "it was not public";
          default -> "Kith has no use for its kind";
        };
    if (!why.isEmpty()) {
      telling.dropped(what, why);
    }
  }

  /// @return why it was not told; empty if it was
  private static String said(JsonNode activity, JsonNode note, Telling telling) {
    var id = WebAddress.parse(note.path("id").asString(""));
    var author = author(activity, note, telling);
    var at = at(note.path("published").asString(activity.path("published").asString("")), telling);
    if (id.isEmpty() || author.isEmpty() || at.isEmpty()) {
      return "it has no id, no author, or no time";
    }
    var warning = Prose.line(note.path("summary").asString(""), Prose.LONGEST_NAME);
    var text = Words.ofHtml(note.path("content").asString(""));
    var links = new LinkedHashSet<>(Prose.links(text));
    var tags = new LinkedHashSet<String>();
    for (var tag : note.path("tag")) {
      var name = tag.path("name").asString("").replaceFirst("^#", "").toLowerCase(Locale.ROOT);
      if (tag.path("type").asString("").equals("Hashtag")
          && !name.isBlank()
          && name.length() <= 100
          && tags.size() < 100) {
        tags.add(name);
      }
    }
    telling.said(
        new Post(
            note.path("id").asString(""),
            author.get(),
            WebAddress.parse(note.path("url").asString("")).orElse(id.get()),
            at.get(),
            warning,
            text,
            List.copyOf(links),
            List.copyOf(tags),
            language(note),
            relation(note)));
    return "";
  }

  private static String passedOn(JsonNode activity, Telling telling) {
    var id = activity.path("id").asString("");
    var target = activity.path("object").asString(activity.path("object").path("id").asString(""));
    var page = WebAddress.parse(target);
    var author = author(activity, activity, telling);
    var at = at(activity.path("published").asString(""), telling);
    if (id.isBlank() || page.isEmpty() || author.isEmpty() || at.isEmpty()) {
      return "it does not say what was passed on, or when";
    }
    telling.said(
        new Post(
            id,
            author.get(),
            page.get(),
            at.get(),
            "",
            "",
            List.of(),
            List.of(),
            "",
            new Post.Relation(Post.Relation.Kind.REPOST, target)));
    return "";
  }

  /// The owner; in an outbox alone, its actor.
  private static Optional<Account> author(JsonNode activity, JsonNode of, Telling telling) {
    var actor = activity.path("actor").asString("");
    var writer = of.path("attributedTo").asString(actor);
    if (!writer.equals(actor)) {
      return Optional.empty();
    }
    var owner = telling.owner();
    if (owner != null) {
      return actor.equals(owner.key()) ? Optional.of(owner) : Optional.empty();
    }
    return WebAddress.parse(actor)
        .map(uri -> {
          var path = uri.getPath() == null ? "" : uri.getPath();
          var name = path.replaceFirst("^.*/", "").replaceFirst("^@", "");
          var handle = name.isEmpty() ? uri.getHost() : name + "@" + uri.getHost();
          return new Account(Network.MASTODON, actor, handle, handle);
        });
  }

  private static boolean isPublic(JsonNode json) {
    for (var field : List.of("to", "cc")) {
      var list = json.path(field);
      if (PUBLIC.contains(list.asString(""))) {
        return true;
      }
      for (var one : list) {
        if (PUBLIC.contains(one.asString(""))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Instant> at(String text, Telling telling) {
    try {
      var at = OffsetDateTime.parse(text).toInstant();
      return at.isAfter(Instant.EPOCH) && at.isBefore(telling.now().plusSeconds(86_400))
          ? Optional.of(at)
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String language(JsonNode note) {
    var names = note.path("contentMap").propertyNames();
    var first = names.isEmpty() ? "" : names.iterator().next();
    return names.size() == 1 && LANGUAGE.matcher(first).matches() ? first : "";
  }

  private static Post.@Nullable Relation relation(JsonNode note) {
    var above = note.path("inReplyTo").asString("");
    return above.isBlank() ? null : new Post.Relation(Post.Relation.Kind.REPLY, above);
  }

  private static void following(Metered content, Account owner, Telling telling)
      throws IOException {
    var reader = new InputStreamReader(content, StandardCharsets.UTF_8);
    new Table(',', reader)
        .each((line, row) -> {
          content.nextPiece();
          var address = ADDRESS.matcher(row.getFirst().strip());
          if (address.matches()) {
            var key = "acct:" + address.group(1) + "@" + address.group(2).toLowerCase(Locale.ROOT);
            telling.follows(new Follow(Network.MASTODON, owner.key(), key));
          } else if (line > 1) {
            telling.dropped("following_accounts.csv, line " + line, "it begins with no address");
          }
        });
  }
}
