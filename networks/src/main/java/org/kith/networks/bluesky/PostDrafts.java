package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.bluesky.BlueskyPublisher.Kept;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns drafts into records of `app.bsky.feed.post`, uploading what they show.
final class PostDrafts {

  /// A record, or why there is none.
  sealed interface Written {
    record Yes(ObjectNode json) implements Written {}

    record No(Published published) implements Written {}
  }

  /// Reads what a post answers.
  interface Records {
    Optional<Kept> read(AtSyntax.AtUri uri) throws IOException, InterruptedException;
  }

  private static final String UPLOAD = "com.atproto.repo.uploadBlob";

  private final InstantSource clock;
  private final Records records;
  private final Xrpc asOwner;
  private final Handles handles;
  private final LinkCards cards;

  PostDrafts(HttpGateway http, Session session, InstantSource clock, Records records) {
    this.clock = clock;
    this.records = records;
    this.asOwner = Xrpc.of(session);
    this.handles = OwnHandles.of(http, session.server());
    this.cards = new LinkCards(http);
  }

  /// Why the network will not have it, before anything is sent; empty if it may.
  static String fault(Draft draft) {
    var text = new RichText(text(draft));
    if (draft.at() != null) {
      return "Bluesky publishes at once and keeps nothing for later.";
    }
    if (text.text().isBlank() && draft.pictures().isEmpty() && draft.link() == null) {
      return "There is nothing in it: no text, no picture, no link.";
    }
    if (text.graphemes() > Bluesky.MOST_GRAPHEMES || text.bytes() > Bluesky.MOST_BYTES) {
      return "It has %,d characters (%,d bytes); Bluesky takes %d (%,d bytes)."
          .formatted(text.graphemes(), text.bytes(), Bluesky.MOST_GRAPHEMES, Bluesky.MOST_BYTES);
    }
    if (draft.pictures().size() > Bluesky.MOST_PICTURES) {
      return "It has %d pictures; Bluesky takes %d."
          .formatted(draft.pictures().size(), Bluesky.MOST_PICTURES);
    }
    for (var picture : draft.pictures()) {
      if (picture.bytes().length > Bluesky.LARGEST_PICTURE) {
        return "The picture '%.60s' has %,d bytes; Bluesky takes %,d."
            .formatted(picture.alt(), picture.bytes().length, Bluesky.LARGEST_PICTURE);
      }
    }
    return "";
  }

  /// A post shows pictures or a card, not both: beside pictures the link stands in the text.
  static String text(Draft draft) {
    var link = draft.link();
    boolean stands = link == null || draft.text().contains(link.toString());
    return stands || draft.pictures().isEmpty()
        ? draft.text()
        : (draft.text() + "\n" + link).strip();
  }

  /// @param before what it takes the place of
  Written write(Draft draft, Optional<Kept> before) throws IOException, InterruptedException {
    var text = new RichText(text(draft));
    var record = StrictJson.MAPPER.createObjectNode();
    record.put("$type", PostRecords.POST).put("text", text.text()).put("createdAt", at(before));
    if (!draft.language().isEmpty()) {
      record.putArray("langs").add(draft.language());
    }
    var facets = text.facets(handles);
    if (!facets.isEmpty()) {
      record.set("facets", facets);
    }
    var no = answers(draft, before, record);
    if (no.isEmpty()) {
      no = draft.pictures().isEmpty() ? card(draft, record) : pictures(draft, record);
    }
    return no.<Written>map(Written.No::new).orElseGet(() -> new Written.Yes(record));
  }

  private String at(Optional<Kept> before) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return before.map(b -> b.value().path("createdAt").asString(now)).orElse(now);
  }

  /// Names the post it answers, and the one all of that conversation began with.
  private Optional<Published> answers(Draft draft, Optional<Kept> before, ObjectNode record)
      throws IOException, InterruptedException {
    var answered = draft.answerTo();
    if (answered == null) {
      before
          .map(b -> b.value().path("reply"))
          .filter(JsonNode::isObject)
          .ifPresent(reply -> record.set("reply", reply));
      return Optional.empty();
    }
    var uri = AtSyntax.atUri(answered).filter(u -> u.collection().equals(PostRecords.POST));
    var parent = uri.isPresent() ? records.read(uri.get()) : Optional.<Kept>empty();
    if (parent.isEmpty()) {
      return Optional.of(
          new Published.Refused(
              "The post it answers, %.120s, is not there (any more).".formatted(answered)));
    }
    var reply = record.putObject("reply");
    var reference = reference(parent.get());
    var root = parent.get().value().path("reply").path("root");
    reply.set("root", root.isObject() ? root : reference);
    reply.set("parent", reference.deepCopy());
    return Optional.empty();
  }

  private static ObjectNode reference(Kept record) {
    return StrictJson.MAPPER.createObjectNode().put("uri", record.uri()).put("cid", record.cid());
  }

  private Optional<Published> pictures(Draft draft, ObjectNode record)
      throws IOException, InterruptedException {
    var images = StrictJson.MAPPER.createArrayNode();
    for (var picture : draft.pictures()) {
      var reply = asOwner.procedure(UPLOAD, picture.mediaType(), picture.bytes());
      if (!(reply instanceof Xrpc.Reply.Ok(var uploaded))) {
        return Optional.of(refused(reply));
      }
      var image = images.addObject().put("alt", picture.alt());
      image.set("image", uploaded.path("blob"));
      PictureSize.of(picture.bytes())
          .ifPresent(size ->
              image
                  .putObject("aspectRatio")
                  .put("width", size.width())
                  .put("height", size.height()));
    }
    record.putObject("embed").put("$type", "app.bsky.embed.images").set("images", images);
    return Optional.empty();
  }

  private Optional<Published> card(Draft draft, ObjectNode record)
      throws IOException, InterruptedException {
    @Nullable URI link = draft.link();
    if (link == null) {
      return Optional.empty();
    }
    var card = cards.of(link, draft.title());
    var external = StrictJson.MAPPER.createObjectNode();
    external
        .put("uri", card.link().toString())
        .put("title", card.title())
        .put("description", card.text());
    if (card.picture().isPresent()) {
      var picture = card.picture().get();
      var reply = asOwner.procedure(UPLOAD, picture.mediaType(), picture.bytes());
      if (!(reply instanceof Xrpc.Reply.Ok(var uploaded))) {
        return Optional.of(refused(reply));
      }
      external.set("thumb", uploaded.path("blob"));
    }
    record.putObject("embed").put("$type", "app.bsky.embed.external").set("external", external);
    return Optional.empty();
  }

  /// What a server's refusal means to whoever wanted to publish.
  ///
  /// @throws IOException if it is not known whether anything was written
  static Published refused(Xrpc.Reply reply) throws IOException {
    return switch (reply) {
      case Xrpc.Reply.SlowDown(var notBefore, var message) ->
          new Published.SlowDown(notBefore, message);
      case Xrpc.Reply.Failed(var status, var error, var message) -> {
        if (status >= 500 || error.equals("InvalidSwap")) {
          throw new IOException(message);
        }
        boolean lost =
            status == 401
                || status == 403
                || error.equals("AccountDeactivated")
                || error.equals("AccountTakedown");
        yield lost ? new Published.Disconnected(message) : new Published.Refused(message);
      }
      case Xrpc.Reply.Ok _ -> throw new IllegalStateException("an answer is no refusal");
    };
  }
}
