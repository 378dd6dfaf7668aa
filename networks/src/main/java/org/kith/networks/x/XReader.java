package org.kith.networks.x;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.MentionReader;
import org.kith.networks.Post;
import org.kith.networks.Reading;

/// Hears who mentions an account, what it wrote itself, or what a search of the last seven days
/// finds.
///
/// Each post that is read is counted, and paid for: the first reading takes one page, later ones
/// only what is newer.
public final class XReader implements MentionReader {

  private static final int PAGE = 100;
  private static final int PAGES = 10;

  private final XApi api;
  private final String path;
  private final String query;
  private final InstantSource clock;

  private XReader(XApi api, String path, String query, InstantSource clock) {
    this.api = api;
    this.path = path;
    this.query = query;
    this.clock = clock;
  }

  /// @param accountKey whose mentions, digits
  public static XReader mentions(XApi api, String accountKey, InstantSource clock) {
    return new XReader(api, "users/" + key(accountKey) + "/mentions", "", clock);
  }

  /// @param accountKey whose posts, digits
  public static XReader posts(XApi api, String accountKey, InstantSource clock) {
    return new XReader(api, "users/" + key(accountKey) + "/tweets", "", clock);
  }

  /// @param query in X's own words, at most 512 characters: `"clean river" -is:retweet lang:en`
  public static XReader search(XApi api, String query, InstantSource clock) {
    if (query.isBlank() || query.length() > 512) {
      throw new IllegalArgumentException("query must have 1 to 512 characters: " + query.length());
    }
    return new XReader(api, "tweets/search/recent", query, clock);
  }

  private static String key(String accountKey) {
    if (!PostObjects.isId(accountKey)) {
      throw new IllegalArgumentException(
          "accountKey must be digits, was '%.40s'".formatted(accountKey));
    }
    return accountKey;
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    var last = since.value();
    if (!last.isEmpty() && !PostObjects.isId(last)) {
      throw new IllegalArgumentException(
          "cursor must be one of this reader, was '%.40s'".formatted(last));
    }
    var found = read(last);
    boolean tooOld =
        found.answer instanceof XAnswer.Refused(var reason) && reason.contains("since_id");
    if (tooOld && !last.isEmpty()) {
      // A search knows seven days; what lies between is lost to it.
      found = read("");
      found.whole = false;
    }
    return reading(found, last);
  }

  private Reading reading(Found found, String last) throws IOException {
    if (!(found.answer instanceof XAnswer.Given(_, var askAgain))) {
      return found.answer.nothing();
    }
    if (found.newest.isEmpty()) {
      return new Reading.NothingNew(askAgain);
    }
    found.posts.sort(Comparator.comparing(Post::at).thenComparing(Post::id));
    var heard = new ArrayList<Heard>();
    if (!found.whole && !last.isEmpty()) {
      heard.add(new Heard.Missed("post " + last, "post " + found.oldest));
    }
    found.posts.forEach(post -> heard.add(new Heard.Said(post)));
    return new Reading.News(heard, new Cursor(found.newest), found.dropped, askAgain);
  }

  private Found read(String last) throws IOException, InterruptedException {
    var found = new Found();
    var next = "";
    for (int page = 1; page <= (last.isEmpty() ? 1 : PAGES); page++) {
      found.answer = api.get(path, parameters(last, next), "tweet.read");
      if (!(found.answer instanceof XAnswer.Given(var json, _))) {
        return found;
      }
      found.add(new PostObjects(json, clock.instant()));
      next = json.path("meta").path("next_token").asString("");
      if (next.isEmpty()) {
        return found;
      }
    }
    found.whole = false;
    return found;
  }

  private Map<String, String> parameters(String last, String next) {
    var parameters = new TreeMap<>(PostObjects.FIELDS);
    parameters.put("max_results", Integer.toString(PAGE));
    parameters.put("since_id", last);
    if (query.isEmpty()) {
      parameters.put("pagination_token", next);
    } else {
      parameters.put("query", query);
      parameters.put("next_token", next);
    }
    return parameters;
  }

  /// What one reading found.
  private static final class Found {
    final List<Post> posts = new ArrayList<>();
    XAnswer answer = new XAnswer.NotThere("Nothing was asked.");
    boolean whole = true;
    String newest = "";
    String oldest = "";
    int dropped;

    void add(PostObjects objects) {
      for (var json : objects.entries()) {
        var id = json.path("id").asString("");
        if (PostObjects.isId(id)) {
          newest = newest.isEmpty() || isAfter(id, newest) ? id : newest;
          oldest = oldest.isEmpty() || isAfter(oldest, id) ? id : oldest;
        }
        objects.post(json).ifPresentOrElse(posts::add, () -> dropped++);
      }
    }

    /// Ids are numbers that grow with time, of any length.
    private static boolean isAfter(String id, String other) {
      return id.length() == other.length() ? id.compareTo(other) > 0 : id.length() > other.length();
    }
  }
}
