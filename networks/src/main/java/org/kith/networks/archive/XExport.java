package org.kith.networks.archive;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// The export of an account on X: `data/tweets.js`, `account.js`, `profile.js`, `follower.js` and
/// `following.js`. Each is a JavaScript assignment (`window.YTD.tweets.part0 = [`) around JSON.
///
/// Deleted posts and messages are in other files of it and are not opened. Reposts stand in it as
/// `RT @…`, somebody else's words without their id, and are left out.
final class XExport implements Format {

  private static final Pattern OWNER = Pattern.compile("(?:.*/)?data/account\\.js");
  private static final Pattern POSTS = Pattern.compile("(?:.*/)?data/tweets?(?:-part\\d+)?\\.js");
  private static final Pattern PROFILE = Pattern.compile("(?:.*/)?data/profile\\.js");
  private static final Pattern FOLLOWS =
      Pattern.compile("(?:.*/)?data/(follower|following)(?:-part\\d+)?\\.js");
  private static final Pattern ID = Pattern.compile("\\d{1,20}");
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1,20}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);
  private static final int LONGEST_HEAD = 1000;

  @Override
  public String title() {
    return "X export";
  }

  @Override
  public boolean knows(String entry) {
    return OWNER.matcher(entry).matches() || POSTS.matcher(entry).matches();
  }

  @Override
  public void owner(String entry, Metered content, Telling telling) throws IOException {
    if (!OWNER.matcher(entry).matches()) {
      return;
    }
    each(
        entry,
        content,
        telling,
        json -> {
          var account = json.path("account");
          var id = account.path("accountId").asString("");
          var handle = account.path("username").asString("");
          if (ID.matcher(id).matches() && HANDLE.matcher(handle).matches()) {
            var name =
                Prose.line(account.path("accountDisplayName").asString(""), Prose.LONGEST_NAME);
            telling.isOf(new Account(Network.X, id, handle, name.isEmpty() ? handle : name));
          }
        });
  }

  @Override
  public void read(String entry, Metered content, Telling telling) throws IOException {
    var owner = telling.owner();
    var follows = FOLLOWS.matcher(entry);
    if (owner == null) {
      if (POSTS.matcher(entry).matches()) {
        telling.dropped(
            entry,
            "account.js, which says whose posts these are, is not beside it: bring in the ZIP as it"
                + " came, or with data/account.js");
      }
    } else if (POSTS.matcher(entry).matches()) {
      each(entry, content, telling, json -> post(json, owner, telling));
    } else if (PROFILE.matcher(entry).matches()) {
      each(entry, content, telling, json -> profile(json, owner, telling));
    } else if (follows.matches()) {
      boolean followers = follows.group(1).equals("follower");
      each(entry, content, telling, json -> follow(json, owner, followers, telling));
    }
  }

  private interface Piece {
    void take(JsonNode json);
  }

  private static void each(String entry, Metered content, Telling telling, Piece piece)
      throws IOException {
    if (!skipAssignment(content)) {
      telling.dropped(entry, "it does not begin as X writes it");
      return;
    }
    var why = JsonPieces.each(content, List.of(), piece::take);
    if (!why.isEmpty()) {
      telling.dropped(entry, "the rest was not read: " + why);
    }
  }

  /// Reads up to `=`.
  private static boolean skipAssignment(Metered content) throws IOException {
    for (int i = 0; i < LONGEST_HEAD; i++) {
      int b = content.read();
      if (b == '=') {
        return true;
      }
      if (b < 0 || b == '[' || b == '{') {
        return false;
      }
    }
    return false;
  }

  private static void post(JsonNode json, Account owner, Telling telling) {
    var tweet = json.has("tweet") ? json.path("tweet") : json;
    var id = tweet.path("id_str").asString("");
    var raw = tweet.path("full_text").asString(tweet.path("text").asString(""));
    var at = at(tweet.path("created_at").asString(""), telling.now());
    var what = "post " + (ID.matcher(id).matches() ? id : "without an id");
    if (!ID.matcher(id).matches() || at.isEmpty()) {
      telling.dropped(what, "it has no id, or does not say when it was written");
      return;
    }
    if (raw.startsWith("RT @")) {
      telling.dropped(what, "it repeats somebody else's words and does not name their post");
      return;
    }
    var links = new LinkedHashSet<URI>();
    var text = raw;
    for (var url : tweet.path("entities").path("urls")) {
      var where = url.path("expanded_url").asString("");
      var link = WebAddress.parse(where);
      if (link.isPresent()) {
        links.add(link.get());
        text = text.replace(url.path("url").asString("\0"), where);
      }
    }
    for (var media : tweet.path("entities").path("media")) {
      text = text.replace(media.path("url").asString("\0"), "");
    }
    var words = Prose.lines(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    telling.said(
        new Post(
            id,
            owner,
            URI.create("https://x.com/%s/status/%s".formatted(owner.handle(), id)),
            at.get(),
            "",
            words,
            links.stream().limit(100).toList(),
            Prose.tags(words),
            language(tweet.path("lang").asString("")),
            relation(tweet)));
  }

  private static Post.@Nullable Relation relation(JsonNode tweet) {
    var above = tweet.path("in_reply_to_status_id_str").asString("");
    return ID.matcher(above).matches() ? new Post.Relation(Post.Relation.Kind.REPLY, above) : null;
  }

  private static void profile(JsonNode json, Account owner, Telling telling) {
    var about = Prose.lines(json.path("profile").path("description").path("bio").asString(""));
    var links = new LinkedHashSet<URI>();
    WebAddress.parse(json.path("profile").path("description").path("website").asString(""))
        .ifPresent(links::add);
    links.addAll(Prose.links(about));
    telling.profile(
        new Profile(
            owner,
            about,
            links.stream().limit(20).toList(),
            OptionalLong.empty(),
            about.isEmpty() ? Set.of() : Wishes.in(about)));
  }

  private static void follow(JsonNode json, Account owner, boolean follower, Telling telling) {
    var id = json.path(follower ? "follower" : "following").path("accountId").asString("");
    if (!ID.matcher(id).matches()) {
      telling.dropped(follower ? "a follower" : "somebody followed", "it has no id");
    } else if (follower) {
      telling.follows(new Follow(Network.X, id, owner.key()));
    } else {
      telling.follows(new Follow(Network.X, owner.key(), id));
    }
  }

  private static Optional<Instant> at(String text, Instant now) {
    try {
      var at = ZonedDateTime.parse(text, TIME).toInstant();
      return at.isAfter(Instant.EPOCH) && at.isBefore(now.plusSeconds(86_400))
          ? Optional.of(at)
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static String language(String said) {
    return LANGUAGE.matcher(said).matches() && !said.startsWith("q") && !said.equals("und")
        ? said
        : "";
  }
}
