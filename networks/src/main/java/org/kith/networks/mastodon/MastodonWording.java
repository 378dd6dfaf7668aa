package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.Set;
import org.kith.networks.Abilities;
import org.kith.networks.Draft;
import org.kith.networks.Wording;

/// Counts as one server counts: characters, a link for as many as it says, a mention without its
/// host.
///
/// @param host what the server is called in sentences
/// @param perLink what a link counts for
/// @param pictureTypes media types of pictures it takes; empty if it does not say
public record MastodonWording(
    String host, Abilities.Limits limits, int perLink, Set<String> pictureTypes)
    implements Wording {

  /// As most servers are set up.
  public static final MastodonWording USUAL =
      new MastodonWording("Mastodon", Mastodon.ABILITIES.limits(), 23, Set.of());

  public MastodonWording {
    pictureTypes = Set.copyOf(pictureTypes);
  }

  /// As a server says itself.
  public static MastodonWording of(MastodonServer server) throws IOException, InterruptedException {
    var host = server.address().getHost();
    return server
        .instance()
        .map(i -> new MastodonWording(host, i.limits(), i.charactersPerLink(), i.pictureTypes()))
        .orElseGet(
            () -> new MastodonWording(host, USUAL.limits(), USUAL.perLink(), USUAL.pictureTypes()));
  }

  /// The page a post is about stands in it, and the server makes a card of it.
  @Override
  public String words(Draft draft) {
    var text = draft.text().strip();
    var link = draft.link();
    return link == null || text.contains(link.toString()) ? text : (text + "\n\n" + link).strip();
  }

  @Override
  public Room room(Draft draft) {
    return new Room(DraftLength.of(words(draft) + draft.title(), perLink), limits.length());
  }

  @Override
  public String flaw(Draft draft) {
    var room = room(draft);
    if (words(draft).isEmpty() && draft.pictures().isEmpty()) {
      return "There is nothing to publish: neither words nor pictures.";
    }
    if (room.isOver()) {
      return "It counts %,d characters on %s, which takes at most %,d; a link counts %d."
          .formatted(room.used(), host, room.most(), perLink);
    }
    if (draft.pictures().size() > limits.pictures()) {
      return "%s takes at most %d pictures in a post, not %d."
          .formatted(host, limits.pictures(), draft.pictures().size());
    }
    return draft.pictures().stream()
        .map(this::flaw)
        .filter(flaw -> !flaw.isEmpty())
        .findFirst()
        .orElse("");
  }

  private String flaw(Draft.Picture picture) {
    if (!pictureTypes.isEmpty() && !pictureTypes.contains(picture.mediaType())) {
      return "%s takes no pictures of the kind %s.".formatted(host, picture.mediaType());
    }
    if (picture.bytes().length > limits.pictureBytes()) {
      return "%s takes pictures of at most %,d bytes, not %,d."
          .formatted(host, limits.pictureBytes(), picture.bytes().length);
    }
    if (picture.alt().codePointCount(0, picture.alt().length()) > limits.alt()) {
      return "%s takes descriptions of at most %,d characters.".formatted(host, limits.alt());
    }
    return "";
  }
}
