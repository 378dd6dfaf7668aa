package org.kith.networks.bluesky;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Turns records of `app.bsky.feed` into posts.
final class PostRecords {

  static final String POST = "app.bsky.feed.post";
  static final String REPOST = "app.bsky.feed.repost";
  private static final String SITE = "https://bsky.app/profile/";
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}");
  private static final int LONGEST = 10_000;
  private static final int MOST = 100;

  private PostRecords() {}

  /// @param witnessed when the network saw it: an author may say it is older, but not newer
  /// @return empty if the record is not what its collection says
  static Optional<Post> post(
      AtSyntax.AtUri uri, Account author, JsonNode record, Instant witnessed) {
    return switch (uri.collection()) {
      case POST -> said(uri, author, record, witnessed);
      case REPOST -> repeated(uri, author, record, witnessed);
      default -> Optional.empty();
    };
  }

  private static Optional<Post> said(
      AtSyntax.AtUri uri, Account author, JsonNode record, Instant witnessed) {
    var text = record.path("text");
    if (!text.isString() || text.asString().length() > LONGEST) {
      return Optional.empty();
    }
    var facets = new Facets(text.asString(), record.path("facets"));
    var links = new LinkedHashSet<>(facets.links);
    var embed = record.path("embed");
    addLink(links, embed.path("external").path("uri"));
    addLink(links, embed.path("media").path("external").path("uri"));
    var tags = new LinkedHashSet<>(facets.tags);
    record.path("tags").forEach(tag -> addTag(tags, tag));
    return Optional.of(
        new Post(
            uri.toString(),
            author,
            page(uri),
            at(record, witnessed),
            "",
            text.asString().replace("\u0000", ""),
            List.copyOf(links),
            List.copyOf(tags),
            language(record.path("langs").path(0).asString("")),
            relation(record)));
  }

  private static Optional<Post> repeated(
      AtSyntax.AtUri uri, Account author, JsonNode record, Instant witnessed) {
    return AtSyntax.atUri(record.path("subject").path("uri").asString(""))
        .filter(subject -> subject.collection().equals(POST))
        .map(subject ->
            repost(uri, author, at(record, witnessed), subject.toString(), page(subject)));
  }

  /// A repost says nothing of its own: it is at the page of what it repeats.
  static Post repost(AtSyntax.AtUri uri, Account author, Instant at, String id, URI page) {
    var relation = new Post.Relation(Post.Relation.Kind.REPOST, id);
    return new Post(uri.toString(), author, page, at, "", "", List.of(), List.of(), "", relation);
  }

  /// The stream names authors by DID alone; whoever wants the handle asks for the profile.
  static Account author(String did) {
    return new Account(Network.BLUESKY, did, did, did);
  }

  static URI page(AtSyntax.AtUri uri) {
    return URI.create(SITE + uri.authority() + "/post/" + uri.key());
  }

  private static Instant at(JsonNode record, Instant witnessed) {
    try {
      var said = AtSyntax.moment(record.path("createdAt").asString(""));
      return said.isBefore(witnessed) && said.isAfter(Instant.EPOCH) ? said : witnessed;
    } catch (DateTimeException _) {
      return witnessed;
    }
  }

  private static Post.@Nullable Relation relation(JsonNode record) {
    var parent = AtSyntax.atUri(record.path("reply").path("parent").path("uri").asString(""));
    if (parent.isPresent()) {
      return new Post.Relation(Post.Relation.Kind.REPLY, parent.get().toString());
    }
    var embed = record.path("embed").path("record");
    var quoted = embed.has("record") ? embed.path("record").path("uri") : embed.path("uri");
    return AtSyntax.atUri(quoted.asString(""))
        .filter(uri -> uri.collection().equals(POST))
        .map(uri -> new Post.Relation(Post.Relation.Kind.QUOTE, uri.toString()))
        .orElse(null);
  }

  private static String language(String said) {
    return LANGUAGE.matcher(said).matches() ? Locale.forLanguageTag(said).toLanguageTag() : "";
  }

  private static void addLink(Set<URI> links, JsonNode uri) {
    if (links.size() < MOST) {
      WebAddress.parse(uri.asString("")).ifPresent(links::add);
    }
  }

  private static void addTag(Set<String> tags, JsonNode tag) {
    var text = tag.asString("").strip().replaceFirst("^#+", "").toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && text.length() <= 100 && tags.size() < MOST) {
      tags.add(text);
    }
  }

  /// What the marked parts of a text point to. They are counted in bytes of UTF-8, and one that
  /// does not fall on whole characters of the text marks nothing.
  private static final class Facets {
    final Set<URI> links = new LinkedHashSet<>();
    final Set<String> tags = new LinkedHashSet<>();

    Facets(String text, JsonNode facets) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      for (var facet : facets) {
        if (marks(bytes, facet.path("index"))) {
          facet.path("features").forEach(this::add);
        }
      }
    }

    private static boolean marks(byte[] text, JsonNode index) {
      int start = index.path("byteStart").asInt(-1);
      int end = index.path("byteEnd").asInt(-1);
      if (start < 0 || end <= start || end > text.length) {
        return false;
      }
      try {
        var marked = ByteBuffer.wrap(text, start, end - start);
        return StandardCharsets.UTF_8.newDecoder().decode(marked).hasRemaining();
      } catch (CharacterCodingException _) {
        return false;
      }
    }

    private void add(JsonNode feature) {
      switch (feature.path("$type").asString("")) {
        case "app.bsky.richtext.facet#link" -> addLink(links, feature.path("uri"));
        case "app.bsky.richtext.facet#tag" -> addTag(tags, feature.path("tag"));
        case "app.bsky.richtext.facet#mention" -> mention(feature.path("did").asString(""));
        default -> {}
      }
    }

    private void mention(String did) {
      if (AtSyntax.isDid(did) && links.size() < MOST) {
        links.add(URI.create(SITE + did));
      }
    }
  }
}
