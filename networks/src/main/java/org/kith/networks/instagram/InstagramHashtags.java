package org.kith.networks.instagram;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.graph.GraphTime;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Looks at what is posted with a hashtag: the posts of the last day, or the most popular ones.
///
/// Instagram hides who wrote them, so these are examples and a count, and nobody is heard by them.
/// Thirty different hashtags may be asked for in seven days; Instagram keeps that count, and it is
/// looked at before a new one is spent.
public final class InstagramHashtags {

  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]{1,100}");

  /// Which of the posts.
  public enum Which {
    RECENT("recent_media"),
    TOP("top_media");

    private final String edge;

    Which(String edge) {
      this.edge = edge;
    }
  }

  /// A post whose author is hidden.
  ///
  /// @param likes as Instagram counts them; 0 where the author hides them
  public record Example(String text, URI url, Instant at, long likes, long comments) {}

  /// What a look at a hashtag gives.
  public sealed interface Look {
    /// @param left how many other hashtags may still be asked for in these seven days
    record Examples(List<Example> examples, int left) implements Look {
      public Examples {
        examples = List.copyOf(examples);
      }
    }

    /// Instagram does not show this hashtag, or knows none of that name.
    record Unknown(String reason) implements Look {}

    /// Thirty hashtags were asked for, and this is none of them.
    record UsedUp(String reason) implements Look {}
  }

  private final Graph graph;
  private final InstagramAccess account;
  private final InstantSource clock;

  public InstagramHashtags(Graph graph, InstagramAccess account, InstantSource clock) {
    this.graph = graph;
    this.account = account;
    this.clock = clock;
  }

  /// @param hashtag with `#` or without
  /// @throws IOException if Instagram could not be asked, or does not permit it; says which
  public Look look(String hashtag, Which which) throws IOException, InterruptedException {
    var tag = hashtag.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
    if (!TAG.matcher(tag).matches()) {
      return new Look.Unknown(
          "'%.60s' is not a hashtag: letters, digits and _ alone.".formatted(tag));
    }
    var spent = spent();
    // Names cost nothing to look up; asking for the posts does.
    var found =
        graph.ask(
            GraphCall.get("ig_hashtag_search", "instagram_basic")
                .with("user_id", account.id())
                .with("q", tag));
    if (found instanceof GraphAnswer.Refused(var reason)) {
      return new Look.Unknown(reason);
    }
    var id =
        GraphReading.one(found)
            .map(json -> json.path("data").path(0).path("id").asString(""))
            .orElse("");
    if (!InstagramMedia.isId(id)) {
      return new Look.Unknown("Instagram knows no hashtag #%s.".formatted(tag));
    }
    if (!spent.contains(id) && spent.size() >= Instagram.HASHTAGS_A_WEEK) {
      return new Look.UsedUp(
          "Instagram lets an account ask for %d different hashtags in seven days, and that many were asked for. Ask for #%s when the first of them is seven days old."
              .formatted(Instagram.HASHTAGS_A_WEEK, tag));
    }
    spent.add(id);
    return new Look.Examples(
        examples(id, which), Math.max(0, Instagram.HASHTAGS_A_WEEK - spent.size()));
  }

  /// The hashtags that were asked for in these seven days, as Instagram remembers them.
  private Set<String> spent() throws IOException, InterruptedException {
    var list =
        Edge.read(
            graph,
            GraphCall.get(account.id() + "/recently_searched_hashtags", "instagram_basic")
                .with("limit", "30"),
            2);
    GraphReading.one(list.last());
    var ids = new HashSet<String>();
    list.entries().forEach(hashtag -> ids.add(hashtag.path("id").asString("")));
    return ids;
  }

  private List<Example> examples(String id, Which which) throws IOException, InterruptedException {
    var list =
        Edge.read(
            graph,
            GraphCall.get(id + "/" + which.edge, "instagram_basic")
                .with("user_id", account.id())
                .with("fields", "id,caption,permalink,timestamp,like_count,comments_count")
                .with("limit", "50"),
            1);
    GraphReading.one(list.last());
    var examples = new ArrayList<Example>();
    for (var json : list.entries()) {
      var page = InstagramMedia.page(json);
      var at = GraphTime.time(json.path(InstagramMedia.TIME).asString(""), clock.instant());
      if (page.isPresent() && at.isPresent()) {
        examples.add(
            new Example(
                Prose.lines(json.path("caption").asString("")),
                page.get(),
                at.get(),
                count(json.path("like_count")),
                count(json.path("comments_count"))));
      }
    }
    return examples;
  }

  private static long count(JsonNode number) {
    return Math.max(0, number.asLong(0));
  }
}
