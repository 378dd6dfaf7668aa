package org.kith.networks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing somebody published.
///
/// @param id what never changes about it on its network: an AT URI, a status URI, a feed entry's id
/// @param url where a person can read it
/// @param at when it was written: the earlier of what its author says and when it was first seen
/// @param title its headline, empty where the network has none
/// @param text what it says, plain: no markup, lines kept
/// @param links absolute http(s) addresses it points to, in order
/// @param tags hashtags without `#`, in lower case
/// @param language BCP 47 tag the author gave, empty if none
/// @param relation how it stands to another post
/// @param byline whom a site with several writers names as this one's, empty if nobody. Only a
///   name: it proves nothing and makes no account
public record Post(
    String id,
    Account author,
    URI url,
    Instant at,
    String title,
    String text,
    List<URI> links,
    List<String> tags,
    String language,
    @Nullable Relation relation,
    String byline) {

  public Post {
    links = List.copyOf(links);
    tags = List.copyOf(tags);
  }

  /// A post without a byline.
  public Post(
      String id,
      Account author,
      URI url,
      Instant at,
      String title,
      String text,
      List<URI> links,
      List<String> tags,
      String language,
      @Nullable Relation relation) {
    this(id, author, url, at, title, text, links, tags, language, relation, "");
  }

  /// How a post stands to another one.
  ///
  /// @param id the other post's [Post#id]
  public record Relation(Kind kind, String id) {
    /// What the relation is.
    public enum Kind {
      REPLY,
      QUOTE,
      REPOST
    }
  }
}
