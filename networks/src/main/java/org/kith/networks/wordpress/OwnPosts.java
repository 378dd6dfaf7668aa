package org.kith.networks.wordpress;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kith.networks.Published;

/// Finds posts of the site again: by the mark of the draft they were made of, and by their id.
final class OwnPosts {

  private static final String ALL = "publish,future,draft,pending,private,trash";
  private static final Pattern NUMBER = Pattern.compile("(?:.*[?&]p=)?(\\d{1,18})");
  private static final Pattern LAST_SEGMENT = Pattern.compile("https?://.*/([^/?#]+)/?");

  /// What came of looking.
  sealed interface Looked {
    record There(OwnPost post) implements Looked {}

    record Nowhere() implements Looked {}

    record Not(Published why) implements Looked {}
  }

  private final Rest rest;

  OwnPosts(Rest rest) {
    this.rest = rest;
  }

  /// The post made of a draft. Its slug ends in the draft's mark; what WordPress adds to it does
  /// not matter.
  Looked marked(String slug, String mark) throws IOException, InterruptedException {
    var end = Pattern.compile(".*" + Pattern.quote(mark) + "(?:-\\d+)?(?:__trashed(?:-\\d+)?)?");
    return among(slug, post -> end.matcher(post.slug()).matches());
  }

  /// @param id as [Published.Done] or [Published.Later] said it
  Looked byId(String id) throws IOException, InterruptedException {
    var number = NUMBER.matcher(id);
    if (number.matches()) {
      return numbered(number.group(1));
    }
    var segment = LAST_SEGMENT.matcher(id);
    return among(segment.matches() ? segment.group(1) : "", post -> post.guid().equals(id));
  }

  private Looked numbered(String number) throws IOException, InterruptedException {
    var answer =
        rest.get("wp/v2/posts/" + number, Map.of("context", "edit", "_fields", OwnPost.FIELDS));
    return switch (answer) {
      case RestAnswer.Given(var json) ->
          OwnPost.of(json).<Looked>map(Looked.There::new).orElse(new Looked.Nowhere());
      case RestAnswer.Missing _ -> new Looked.Nowhere();
      case RestAnswer.Denied(_, _, var why) -> new Looked.Not(why);
    };
  }

  /// Looks under the slug, and then among the hundred newest: a slug may have been changed.
  private Looked among(String slug, Predicate<OwnPost> wanted)
      throws IOException, InterruptedException {
    if (!slug.isEmpty()) {
      var named = look(Map.of("slug", slug + "," + slug + "__trashed"), wanted);
      if (!(named instanceof Looked.Nowhere)) {
        return named;
      }
    }
    return look(Map.of("orderby", "id", "order", "desc", "per_page", "100"), wanted);
  }

  private Looked look(Map<String, String> where, Predicate<OwnPost> wanted)
      throws IOException, InterruptedException {
    var parameters = new TreeMap<>(where);
    parameters.put("status", ALL);
    parameters.put("context", "edit");
    parameters.put("_fields", OwnPost.FIELDS);
    return switch (rest.get("wp/v2/posts", parameters)) {
      case RestAnswer.Given(var list) -> {
        for (var json : list) {
          var post = OwnPost.of(json).filter(wanted);
          if (post.isPresent()) {
            yield new Looked.There(post.get());
          }
        }
        yield new Looked.Nowhere();
      }
      case RestAnswer.Missing _ -> new Looked.Nowhere();
      case RestAnswer.Denied(var code, _, var why) ->
          new Looked.Not(code.equals("rest_invalid_param") ? unknown(why) : why);
    };
  }

  /// Whom WordPress does not know it tells that drafts are no state of posts; it says so plainly
  /// only when asked who they are.
  private Published unknown(Published otherwise) throws IOException, InterruptedException {
    return rest.get("wp/v2/users/me", Map.of("_fields", "id"))
            instanceof RestAnswer.Denied(_, _, var why)
        ? why
        : otherwise;
  }
}
