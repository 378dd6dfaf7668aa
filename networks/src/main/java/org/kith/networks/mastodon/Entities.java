package org.kith.networks.mastodon;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Reads the statuses and accounts of one server's answers.
///
/// An account is known by the URI of its actor; where a server does not name that (Mastodon before
/// 4.2), by its page. A status that answers another one names it by the server's own number: who is
/// asked for it is `known`, and what that does not know is given as the server's address for it,
/// `…/api/v1/statuses/{number}`, which [MastodonPosts] can read.
///
/// @param server whose numbers they are; scheme, host and port
/// @param domain what stands behind the `@` of its own accounts; empty if that is its host
/// @param vouches whether it is believed about other servers' accounts: it is once somebody chose
///   it as theirs, for it checks their signatures; a stranger is believed about itself only
/// @param known the id of the post that a number of this server stands for
/// @param seen when it was read
record Entities(
    URI server,
    String domain,
    boolean vouches,
    Function<String, Optional<String>> known,
    Instant seen) {

  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}");
  private static final int MOST = 200;
  static final int LONGEST_ID = 512;

  /// What became of a status.
  sealed interface Read {
    record Kept(String statusId, Post post) implements Read {}

    /// It is not for the public, or not this server's to tell.
    ///
    /// @param why in a sentence
    record Left(String statusId, String why) implements Read {}

    /// Nothing can be made of it.
    ///
    /// @param why in a sentence
    record Broken(String statusId, String why) implements Read {}
  }

  /// A status and, where it passes on another one, that one before it.
  List<Read> statuses(JsonNode json) {
    var read = new ArrayList<Read>();
    if (json.path("reblog").isObject()) {
      read.add(status(json.path("reblog")));
    }
    read.add(status(json));
    return read;
  }

  Read status(JsonNode json) {
    var id = json.path("id").asString("");
    try {
      return read(id, json);
    } catch (DateTimeException e) {
      return new Read.Broken(id, "Its date is not one: " + e.getMessage());
    }
  }

  private Read read(String id, JsonNode json) {
    var visibility = json.path("visibility").asString("");
    if (!visibility.equals("public") && !visibility.equals("unlisted")) {
      return new Read.Left(id, "It is not public, but '%.20s'.".formatted(visibility));
    }
    var uri = json.path("uri").asString("");
    var url =
        WebAddress.parse(json.path("url").asString(""))
            .or(() -> WebAddress.parse(uri))
            .orElse(null);
    var author = account(json.path("account"));
    if (uri.isBlank() || uri.length() > LONGEST_ID || url == null || author.isEmpty()) {
      return new Read.Broken(id, "It has no URI, no address or no author.");
    }
    if (!vouches && !isFromHere(uri)) {
      return new Read.Left(
          id, "%s tells of a post of another server, %.80s.".formatted(server.getHost(), uri));
    }
    var at = at(json.path("created_at").asString(""));
    var repeated = json.path("reblog");
    if (repeated.isObject()) {
      return repost(id, json, new Told(uri, author.get(), url, at));
    }
    return new Read.Kept(id, said(json, new Told(uri, author.get(), url, at)));
  }

  /// What every status tells.
  private record Told(String uri, Account author, URI url, Instant at) {}

  private Read repost(String id, JsonNode json, Told told) {
    var original = json.path("reblog");
    var target = original.path("uri").asString("");
    var visibility = original.path("visibility").asString("");
    if (target.isBlank() || !(visibility.equals("public") || visibility.equals("unlisted"))) {
      return new Read.Left(id, "It passes on what is not public.");
    }
    var page = WebAddress.parse(original.path("url").asString("")).orElse(told.url());
    var relation = new Post.Relation(Post.Relation.Kind.REPOST, target);
    return new Read.Kept(
        id,
        new Post(
            told.uri(),
            told.author(),
            page,
            told.at(),
            "",
            "",
            List.of(),
            List.of(),
            "",
            relation));
  }

  private Post said(JsonNode json, Told told) {
    var quoted = quoted(json);
    var html = json.path("content").asString("");
    var text =
        quoted.isEmpty()
            ? StatusText.of(html, told.url())
            : StatusText.withoutQuoteLine(html, told.url());
    var tags = new LinkedHashSet<>(text.tags());
    for (var tag : json.path("tags")) {
      var name = StatusText.tag(tag.path("name").asString(""));
      if (!name.isEmpty() && tags.size() < MOST) {
        tags.add(name);
      }
    }
    return new Post(
        told.uri(),
        told.author(),
        told.url(),
        told.at(),
        StatusText.line(json.path("spoiler_text").asString(""), 1000),
        text.text(),
        text.links(),
        List.copyOf(tags),
        language(json.path("language").asString("")),
        relation(json, quoted));
  }

  private Post.@Nullable Relation relation(JsonNode json, Optional<String> quoted) {
    var answered = json.path("in_reply_to_id").asString("");
    if (!answered.isBlank()) {
      var id = known.apply(answered).orElseGet(() -> address(answered));
      return new Post.Relation(Post.Relation.Kind.REPLY, id);
    }
    return quoted.map(id -> new Post.Relation(Post.Relation.Kind.QUOTE, id)).orElse(null);
  }

  /// The id of the post it quotes, where that was accepted. Akkoma and Pleroma put the quoted
  /// status itself there.
  private Optional<String> quoted(JsonNode json) {
    var quote = json.path("quote");
    var state = quote.path("state").asString("accepted");
    if (!quote.isObject() || !state.equals("accepted")) {
      return Optional.empty();
    }
    var uri = quote.path("quoted_status").path("uri").asString(quote.path("uri").asString(""));
    if (!uri.isBlank()) {
      return Optional.of(uri);
    }
    var number = quote.path("quoted_status_id").asString("");
    return number.isBlank()
        ? Optional.empty()
        : known.apply(number).or(() -> Optional.of(address(number)));
  }

  private String address(String statusId) {
    return StatusAddress.of(server, statusId);
  }

  /// Who it is; empty if it has no name, or is told of by a stranger.
  Optional<Account> account(JsonNode json) {
    return anyAccount(json).filter(account -> vouches || isFromHere(account.key()));
  }

  private Optional<Account> anyAccount(JsonNode json) {
    var acct = json.path("acct").asString(json.path("username").asString(""));
    var key =
        WebAddress.parse(json.path("uri").asString(""))
            .or(() -> WebAddress.parse(json.path("url").asString("")));
    boolean fits = key.filter(k -> k.toString().length() <= LONGEST_ID).isPresent();
    if (acct.isBlank() || acct.length() > 250 || key.isEmpty() || !fits) {
      return Optional.empty();
    }
    var handle = acct.indexOf('@') > 0 ? acct : acct + "@" + home(key.get());
    var name = StatusText.line(json.path("display_name").asString(""), 200);
    return Optional.of(
        new Account(
            Network.MASTODON, key.get().toString(), handle, name.isEmpty() ? handle : name));
  }

  private String home(URI key) {
    return domain.isEmpty() ? key.getRawAuthority() : domain;
  }

  /// What an account says about itself.
  Optional<Profile> profile(JsonNode json) {
    return account(json).map(account -> profile(account, json));
  }

  private Profile profile(Account account, JsonNode json) {
    var base = URI.create(account.key());
    var about = StatusText.of(json.path("note").asString(""), base);
    var links = new LinkedHashSet<URI>();
    var proven = new LinkedHashSet<URI>();
    var words = new StringBuilder(about.text());
    for (var field : json.path("fields")) {
      var value = StatusText.of(field.path("value").asString(""), base);
      words.append('\n').append(StatusText.line(field.path("name").asString(""), 255));
      words.append(": ").append(value.text());
      links.addAll(value.links());
      if (vouches && field.path("verified_at").isString()) {
        proven.addAll(value.links());
      }
    }
    links.addAll(about.links());
    var count = json.path("followers_count");
    var followers =
        count.isIntegralNumber() && count.asLong() >= 0
            ? OptionalLong.of(count.asLong())
            : OptionalLong.empty();
    return new Profile(
        account,
        about.text(),
        List.copyOf(links),
        followers,
        AccountWishes.ofAccount(json, words.toString()),
        List.copyOf(proven),
        anyAccount(json.path("moved")).orElse(null));
  }

  private boolean isFromHere(String uri) {
    return WebAddress.parse(uri)
        .filter(u -> WebAddress.origin(u).equals(WebAddress.origin(server)))
        .isPresent();
  }

  private Instant at(String said) {
    var at = OffsetDateTime.parse(said).toInstant();
    return at.isBefore(seen) && at.isAfter(Instant.EPOCH) ? at : seen;
  }

  static String language(String said) {
    return LANGUAGE.matcher(said).matches() ? Locale.forLanguageTag(said).toLanguageTag() : "";
  }
}
