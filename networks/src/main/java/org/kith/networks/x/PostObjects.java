package org.kith.networks.x;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Turns the posts of one answer into ours; their authors stand in what it `includes`.
final class PostObjects {

  /// What is asked of posts wherever they are read.
  static final Map<String, String> FIELDS =
      Map.of(
          "tweet.fields",
              "author_id,conversation_id,created_at,entities,lang,note_tweet,referenced_tweets,withheld",
          "expansions", "author_id",
          "user.fields", "name,username");

  private static final Pattern ID = Pattern.compile("\\d{1,20}");
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1,20}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,8})?");
  private static final Instant FIRST = Instant.parse("2006-03-01T00:00:00Z");
  private static final int MOST = 100;

  private final JsonNode answer;
  private final Instant now;
  private final Map<String, Account> authors = new HashMap<>();

  PostObjects(JsonNode answer, Instant now) {
    this.answer = answer;
    this.now = now;
    for (var user : answer.path("includes").path("users")) {
      account(user).ifPresent(a -> authors.put(a.key(), a));
    }
  }

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  static boolean isHandle(String handle) {
    return HANDLE.matcher(handle).matches();
  }

  /// The posts of the answer: one, or a list.
  List<JsonNode> entries() {
    var data = answer.path("data");
    var entries = new ArrayList<JsonNode>();
    if (data.isArray()) {
      data.forEach(entries::add);
    } else if (data.isObject()) {
      entries.add(data);
    }
    return entries;
  }

  /// Why a post cannot be kept; empty if it can.
  String flaw(JsonNode json) {
    if (!isId(json.path("id").asString("")) || !json.path("text").isString()) {
      return "it is not a post";
    }
    if (json.has("withheld")) {
      return "X withholds it";
    }
    if (at(json).isEmpty()) {
      return "it does not say when it was written";
    }
    return isId(json.path("author_id").asString("")) ? "" : "X does not say who wrote it";
  }

  Optional<Post> post(JsonNode json) {
    if (!flaw(json).isEmpty()) {
      return Optional.empty();
    }
    var id = json.path("id").asString("");
    var key = json.path("author_id").asString("");
    var author = authors.getOrDefault(key, new Account(Network.X, key, key, key));
    var relation = relation(json);
    // Who reposts says nothing of their own; it is shown where the other's words are.
    boolean repeats = relation != null && relation.kind() == Post.Relation.Kind.REPOST;
    var shown = relation == null || !repeats ? id : relation.id();
    var words = repeats ? new Words() : words(json);
    return Optional.of(
        new Post(
            id,
            author,
            page(author, shown),
            at(json).orElseThrow(),
            "",
            words.text,
            List.copyOf(words.links),
            List.copyOf(words.tags),
            language(json.path("lang").asString("")),
            relation));
  }

  static Optional<Account> account(JsonNode user) {
    var id = user.path("id").asString("");
    var handle = user.path("username").asString("");
    if (!isId(id) || !isHandle(handle)) {
      return Optional.empty();
    }
    var name = line(user.path("name").asString(""));
    return Optional.of(new Account(Network.X, id, handle, name.isEmpty() ? handle : name));
  }

  static URI page(Account author, String id) {
    var handle = isHandle(author.handle()) && !isId(author.handle()) ? author.handle() : "i/web";
    return URI.create("https://x.com/" + handle + "/status/" + id);
  }

  static String line(String raw) {
    return Prose.line(raw, Prose.LONGEST_NAME);
  }

  private Optional<Instant> at(JsonNode json) {
    try {
      var at = OffsetDateTime.parse(json.path("created_at").asString("")).toInstant();
      return Optional.of(at).filter(t -> t.isAfter(FIRST) && t.isBefore(now.plusSeconds(86_400)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Post.@Nullable Relation relation(JsonNode json) {
    Post.Relation found = null;
    for (var other : json.path("referenced_tweets")) {
      var id = other.path("id").asString("");
      var kind =
          switch (other.path("type").asString("")) {
            case "retweeted" -> Post.Relation.Kind.REPOST;
            case "replied_to" -> Post.Relation.Kind.REPLY;
            case "quoted" -> Post.Relation.Kind.QUOTE;
            default -> null;
          };
      // An answer that quotes is an answer.
      if (kind != null && isId(id) && (found == null || kind != Post.Relation.Kind.QUOTE)) {
        found = new Post.Relation(kind, id);
      }
    }
    return found;
  }

  private static String language(String said) {
    return LANGUAGE.matcher(said).matches() && !said.startsWith("q") && !said.equals("und")
        ? said
        : "";
  }

  /// What a post says, with its short links (`t.co`) written out as where they lead.
  private static final class Words {
    String text = "";
    final LinkedHashSet<URI> links = new LinkedHashSet<>();
    final LinkedHashSet<String> tags = new LinkedHashSet<>();
  }

  private static Words words(JsonNode json) {
    var note = json.path("note_tweet");
    var whole = note.path("text").isString() ? note : json;
    var words = new Words();
    var text = whole.path("text").asString("");
    for (var url : whole.path("entities").path("urls")) {
      var brief = url.path("url").asString("");
      var where = url.path("unwound_url").asString(url.path("expanded_url").asString(""));
      var link = WebAddress.parse(where);
      boolean picture = url.has("media_key");
      if (!brief.isEmpty() && (picture || link.isPresent())) {
        text = text.replace(brief, picture ? "" : where);
      }
      if (!picture && words.links.size() < MOST) {
        link.ifPresent(words.links::add);
      }
    }
    for (var tag : whole.path("entities").path("hashtags")) {
      var name = tag.path("tag").asString("").replaceFirst("^#", "").toLowerCase(Locale.ROOT);
      if (!name.isBlank() && name.length() <= 100 && words.tags.size() < MOST) {
        words.tags.add(name);
      }
    }
    words.text = tidy(text);
    return words;
  }

  /// X escapes the three characters that HTML minds, and only those.
  static String tidy(String text) {
    return Prose.lines(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }
}
