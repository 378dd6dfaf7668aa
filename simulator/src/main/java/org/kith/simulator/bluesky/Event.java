package org.kith.simulator.bluesky;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened, as it truly was.
///
/// @param number counted from 1
/// @param at when the stream witnessed it; later than everything before it
/// @param did whose account it was
public record Event(long number, Instant at, String did, What what) {

  /// What can happen.
  public sealed interface What {

    /// Somebody wrote a post, or wrote it anew under the same key.
    ///
    /// @param answer what it answers or quotes, null if nothing
    /// @param anew whether there was such a post before
    record Wrote(String key, Words words, @Nullable Answer answer, boolean anew) implements What {}

    /// Somebody passed a post on.
    record Repeated(String key, String of) implements What {}

    /// Somebody took a post back.
    record TookBack(String key) implements What {}

    /// Somebody goes by another handle.
    record Renamed(String handle) implements What {}

    /// Somebody's account went away, or came back.
    record Status(boolean active, String status) implements What {}
  }

  /// What a post says.
  ///
  /// @param language empty if its author does not say
  public record Words(String text, String language, List<String> links, List<String> tags) {
    public Words {
      links = List.copyOf(links);
      tags = List.copyOf(tags);
    }

    /// As it is shown: links stand at the end, without their scheme.
    String shown() {
      var text = new StringBuilder(this.text);
      links.forEach(link -> text.append(' ').append(link.replaceFirst("https://", "")));
      return text.toString();
    }
  }

  /// A post that another one is about.
  public record Answer(String uri, boolean quotes) {}

  /// The address of a post.
  static String post(String did, String key) {
    return "at://" + did + "/app.bsky.feed.post/" + key;
  }
}
