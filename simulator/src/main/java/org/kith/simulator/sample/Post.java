package org.kith.simulator.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a voice published.
///
/// @param id its place in [SampleWorld#posts], which are in order of time
/// @param key what never changes about it: an AT URI, a status URI, a feed entry's id
/// @param account the [Account#id] of its author
/// @param title a blog post's headline, else empty
/// @param text plain; a repost carries the text of what it repeats
/// @param links absolute addresses in it, in order
/// @param tags hashtags without `#`, lower case
/// @param language BCP 47
/// @param relation how it stands to an earlier post, of a voice or of the organisation
/// @param answers how many replies it got, seen or not
/// @param truth what only the maker of this world knows
public record Post(
    int id,
    String key,
    int account,
    String url,
    Instant at,
    String title,
    String text,
    List<String> links,
    List<String> tags,
    String language,
    @Nullable Relation relation,
    int answers,
    Truth truth) {

  public Post {
    links = List.copyOf(links);
    tags = List.copyOf(tags);
  }

  /// How a post stands to an earlier one.
  ///
  /// @param key the [Post#key] or [OwnPost.Copy#key] of that one
  public record Relation(Kind kind, String key) {
    /// What the relation is.
    public enum Kind {
      REPLY,
      QUOTE,
      REPOST
    }
  }

  /// What a post is about and whether somebody owes it an answer.
  ///
  /// @param answered when the organisation answered it, if it did
  public record Truth(About about, Tone tone, boolean waits, @Nullable Instant answered) {
    public Truth {
      if (waits && (answered != null || about != About.US)) {
        throw new IllegalArgumentException("only an unanswered post about us waits");
      }
    }
  }

  /// What a post is about.
  public enum About {
    /// It names the organisation.
    US,
    /// It uses the words of a topic and means them.
    CAUSE,
    /// It uses the words of a topic and means something else.
    FALSE_MATCH,
    /// It matches no topic.
    OTHER
  }

  /// How it is meant.
  public enum Tone {
    GLAD,
    PLAIN,
    ASKING,
    CRITICAL
  }
}
