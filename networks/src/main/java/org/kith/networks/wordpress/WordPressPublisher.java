package org.kith.networks.wordpress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Publishes posts on one WordPress site.
///
/// WordPress has no key that names a draft for ever. Its slug does that here: it ends in a mark
/// made of the key, and before anything is published the site is asked for a post with that mark,
/// in whatever state, the trash included. Pictures are found again by their file's name alike.
///
/// The first picture is the post's featured one, which themes show on top; the others stand below
/// the text. Hashtags become tags of the site.
public final class WordPressPublisher implements Publisher {

  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int LONGEST_SLUG = 50;

  private final Rest rest;
  private final InstantSource clock;

  public WordPressPublisher(HttpGateway http, WordPressSite site, InstantSource clock) {
    this.rest = new Rest(http, site);
    this.clock = clock;
  }

  @Override
  public Published publish(Draft draft, String once) throws IOException, InterruptedException {
    if (!ONCE.matcher(once).matches()) {
      throw new IllegalArgumentException("once must be 1 to 64 of A-Z a-z 0-9 -, was " + once);
    }
    var flaw = flaw(draft);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    var mark = mark(once);
    var slug = slug(draft.title(), mark);
    return switch (new OwnPosts(rest).marked(slug, mark)) {
      case OwnPosts.Looked.There(var post) -> post.published(rest.site().user());
      case OwnPosts.Looked.Not(var why) -> why;
      case OwnPosts.Looked.Nowhere _ -> create(draft, slug, mark);
    };
  }

  private Published create(Draft draft, String slug, String mark)
      throws IOException, InterruptedException {
    var stored = new Library(rest).put(draft.pictures(), mark);
    if (stored instanceof Library.Stored.Not(var why)) {
      return why;
    }
    var post = words(draft, ((Library.Stored.All) stored).pictures()).put("slug", slug);
    var at = draft.at();
    if (at != null && at.isAfter(clock.instant())) {
      post.put("status", "future").put("date_gmt", gmt(at));
    } else {
      post.put("status", "publish");
    }
    return published(rest.post("wp/v2/posts", Map.of("_fields", OwnPost.FIELDS), post));
  }

  @Override
  public Published edit(String postId, Draft draft) throws IOException, InterruptedException {
    var flaw = flaw(draft);
    if (!flaw.isEmpty()) {
      return new Published.Refused(flaw);
    }
    return switch (new OwnPosts(rest).byId(postId)) {
      case OwnPosts.Looked.Not(var why) -> why;
      case OwnPosts.Looked.Nowhere _ -> nowhere(postId);
      case OwnPosts.Looked.There(var post) -> {
        var stored = new Library(rest).put(draft.pictures(), mark(draft));
        if (stored instanceof Library.Stored.Not(var why)) {
          yield why;
        }
        var words = words(draft, ((Library.Stored.All) stored).pictures());
        var at = draft.at();
        if (at != null && post.status().equals("future")) {
          words.put("date_gmt", gmt(at));
        }
        yield published(rest.post(route(post), Map.of("_fields", OwnPost.FIELDS), words));
      }
    };
  }

  @Override
  public Published delete(String postId) throws IOException, InterruptedException {
    return switch (new OwnPosts(rest).byId(postId)) {
      case OwnPosts.Looked.Not(var why) -> why;
      case OwnPosts.Looked.Nowhere _ -> new Published.Done(postId, rest.site().api());
      case OwnPosts.Looked.There(var post) -> {
        var done = new Published.Done(post.guid(), post.link());
        yield switch (rest.delete(route(post), Map.of("_fields", OwnPost.FIELDS))) {
          case RestAnswer.Given _, RestAnswer.Missing _ -> done;
          case RestAnswer.Denied(_, _, var why) -> why;
        };
      }
    };
  }

  private static String route(OwnPost post) {
    return "wp/v2/posts/" + post.number();
  }

  private Published nowhere(String postId) {
    return new Published.Refused(
        "There is no post %.200s on %s any more.".formatted(postId, rest.site().host()));
  }

  private Published published(RestAnswer answer) throws IOException {
    return switch (answer) {
      case RestAnswer.Given(var json) ->
          OwnPost.of(json)
              .map(post -> post.published(rest.site().user()))
              .orElseThrow(() ->
                  new IOException(
                      "%s took the post and does not say where it is. Kith looks for it."
                          .formatted(rest.site().host())));
      case RestAnswer.Missing(var words) -> new Published.Refused(words);
      case RestAnswer.Denied(_, _, var why) -> why;
    };
  }

  private ObjectNode words(Draft draft, List<Uploaded> pictures)
      throws IOException, InterruptedException {
    var post = StrictJson.MAPPER.createObjectNode();
    post.put("title", Blocks.escaped(draft.title()));
    var below = pictures.isEmpty() ? pictures : pictures.subList(1, pictures.size());
    post.put("content", Blocks.of(draft.text(), draft.link(), below));
    if (!pictures.isEmpty()) {
      post.put("featured_media", pictures.getFirst().id());
    }
    var tags = post.putArray("tags");
    new Tags(rest).ids(Blocks.hashtags(draft.text())).forEach(tags::add);
    return post;
  }

  static String flaw(Draft draft) {
    var limits = WordPress.ABILITIES.limits();
    if (draft.text().isBlank() && draft.title().isBlank() && draft.pictures().isEmpty()) {
      return "A post needs a title, a text or a picture.";
    }
    if (draft.answerTo() != null) {
      return "A blog answers other posts by linking to them; put the link into the text.";
    }
    if (draft.text().codePointCount(0, draft.text().length()) > limits.length()) {
      return "Kith puts at most %,d characters into a post on WordPress."
          .formatted(limits.length());
    }
    if (draft.pictures().size() > limits.pictures()) {
      return "Kith puts at most %d pictures into a post on WordPress.".formatted(limits.pictures());
    }
    for (var picture : draft.pictures()) {
      if (!picture.mediaType().equals("image/png") && !picture.mediaType().equals("image/jpeg")) {
        return "A picture for WordPress must be PNG or JPEG, and one of these is %s."
            .formatted(picture.mediaType());
      }
      if (picture.bytes().length > limits.pictureBytes()) {
        return "Kith uploads pictures of at most %d MiB to WordPress."
            .formatted(limits.pictureBytes() >> 20);
      }
      if (picture.alt().codePointCount(0, picture.alt().length()) > limits.alt()) {
        return "A picture's description may have at most %,d characters.".formatted(limits.alt());
      }
    }
    return "";
  }

  private static String gmt(java.time.Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS) + "";
  }

  /// The title's words as they can stand in an address, and the mark.
  private static String slug(String title, String mark) {
    var ascii = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    var words =
        ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var cut = words.length() <= LONGEST_SLUG ? words : words.substring(0, LONGEST_SLUG);
    var whole = cut.replaceFirst("-+$", "");
    return whole.isEmpty() ? mark : whole + "-" + mark;
  }

  private static String mark(String once) {
    return "k" + hash(once.getBytes(StandardCharsets.UTF_8));
  }

  /// A mark of what a changed post shows, so that the same pictures are uploaded once.
  private static String mark(Draft draft) {
    var digest = digest();
    draft.pictures().forEach(picture -> digest.update(picture.bytes()));
    return "e" + HexFormat.of().formatHex(digest.digest(), 0, 5);
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes), 0, 5);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
