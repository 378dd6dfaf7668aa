package org.kith.listen.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kith.networks.instagram.InstagramHashtags.Example;
import org.kith.networks.instagram.InstagramHashtags.Look;

/// What was posted on Instagram with the hashtags of a topic.
///
/// @param problem why nobody could look; empty if somebody could
public record HashtagsPage(String topic, List<Seen> seen, String problem, Instant now) {

  private static final int MOST = 50; // that Instagram gives at once
  private static final int EXAMPLES = 3;

  /// What came of looking at one hashtag.
  public record Seen(String hashtag, Look look) {

    /// The count, or why there is none.
    public String words() {
      return switch (look) {
        case Look.Examples(var examples, _) when examples.isEmpty() ->
            "Nothing was posted with it in the last 24 hours.";
        case Look.Examples(var examples, _) when examples.size() == 1 ->
            "1 post in the last 24 hours.";
        case Look.Examples(var examples, _) ->
            "%d posts%s in the last 24 hours."
                .formatted(examples.size(), examples.size() < MOST ? "" : " or more");
        case Look.Unknown(var reason) -> reason;
        case Look.UsedUp(var reason) -> reason;
      };
    }

    public List<Example> examples() {
      return look instanceof Look.Examples(var examples, _)
          ? examples.stream().limit(EXAMPLES).toList()
          : List.of();
    }
  }

  /// How many other hashtags may still be looked at; empty where nobody said.
  public String left() {
    var last =
        seen.stream()
            .flatMap(one ->
                one.look() instanceof Look.Examples(_, var left)
                    ? Stream.of(left)
                    : Stream.<Integer>empty())
            .reduce((_, later) -> later);
    return last.map(
            "Instagram does not say who wrote these, so nobody is heard by them. It lets your account look at %d other hashtags this week."
                ::formatted)
        .orElse("");
  }
}
