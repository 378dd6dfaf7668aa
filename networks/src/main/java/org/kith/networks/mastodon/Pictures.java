package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Draft;
import org.kith.networks.Published;

/// Sends pictures ahead of the post they belong to, each with what it shows in words, and waits
/// until the server has looked at them (202 and 206 mean: not yet).
public final class Pictures {

  static final Patience USUAL = new Patience(Duration.ofSeconds(1), 30);

  /// How a picture is waited for.
  ///
  /// @param between time between two looks
  /// @param looks how often to look at most
  public record Patience(Duration between, int looks) {}

  /// What became of them.
  sealed interface Sent {
    /// The server's numbers for them, in order.
    record All(List<String> media) implements Sent {}

    record Not(Published why) implements Sent {}
  }

  private final MastodonServer server;
  private final Patience patience;

  Pictures(MastodonServer server, Patience patience) {
    this.server = server;
    this.patience = patience;
  }

  Sent send(List<Draft.Picture> pictures) throws IOException, InterruptedException {
    var media = new ArrayList<String>();
    for (var picture : pictures) {
      var answer =
          server.ask(
              ApiCall.post("/api/v2/media").with("description", picture.alt()).with(picture));
      if (!(answer instanceof ApiAnswer.Given(var json, _))) {
        return new Sent.Not(answer.unpublished());
      }
      var sent = MediaAttachment.of(json);
      if (sent.isEmpty() || !StatusAddress.isNumber(sent.get().id())) {
        throw new IOException(
            "%s took a picture and did not say what it calls it."
                .formatted(server.address().getHost()));
      }
      var waited = sent.get().ready() ? null : await(sent.get().id());
      if (waited != null) {
        return new Sent.Not(waited);
      }
      media.add(sent.get().id());
    }
    return new Sent.All(media);
  }

  /// Null once it is ready.
  private @org.jspecify.annotations.Nullable Published await(String id)
      throws IOException, InterruptedException {
    for (int i = 0; i < patience.looks(); i++) {
      Thread.sleep(patience.between());
      var answer = server.ask(ApiCall.get("/api/v1/media/" + id));
      if (!(answer instanceof ApiAnswer.Given(var json, _))) {
        return answer.unpublished();
      }
      if (MediaAttachment.of(json).filter(MediaAttachment::ready).isPresent()) {
        return null;
      }
    }
    throw new IOException(
        "%s has not finished looking at a picture after %d s; nothing was published yet."
            .formatted(
                server.address().getHost(),
                patience.between().multipliedBy(patience.looks()).toSeconds()));
  }

  /// For a change: new pictures if there are any, else those that stand in the post now.
  Sent kept(String path, List<Draft.Picture> pictures) throws IOException, InterruptedException {
    if (!pictures.isEmpty()) {
      return send(pictures);
    }
    var answer = server.ask(ApiCall.get(path));
    if (!(answer instanceof ApiAnswer.Given(var json, _))) {
      return new Sent.Not(answer.unpublished());
    }
    var media = new ArrayList<String>();
    json.path("media_attachments").forEach(m -> media.add(m.path("id").asString("")));
    return new Sent.All(media);
  }
}
