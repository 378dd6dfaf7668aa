package org.kith.networks.wordpress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kith.networks.Draft;
import org.kith.networks.Published;

/// Puts pictures into a site's library, each once however often it is asked.
final class Library {

  private static final String FIELDS = "id,slug,source_url";

  /// What came of it: the pictures, or why not.
  sealed interface Stored {
    record All(List<Uploaded> pictures) implements Stored {}

    record Not(Published why) implements Stored {}
  }

  private final Rest rest;

  Library(Rest rest) {
    this.rest = rest;
  }

  /// @param mark names the draft; the pictures' files are called by it
  Stored put(List<Draft.Picture> pictures, String mark) throws IOException, InterruptedException {
    var stored = new ArrayList<Uploaded>();
    for (int i = 0; i < pictures.size(); i++) {
      var name = "kith-%s-%d".formatted(mark, i + 1);
      var answer = put(pictures.get(i), name);
      switch (answer) {
        case RestAnswer.Given(var json) ->
            stored.add(
                new Uploaded(
                    json.path("id").asLong(0),
                    json.path("source_url").asString(""),
                    pictures.get(i).alt()));
        case RestAnswer.Missing(var words) -> {
          return new Stored.Not(new Published.Refused(words));
        }
        case RestAnswer.Denied(_, _, var why) -> {
          return new Stored.Not(why);
        }
      }
    }
    return new Stored.All(stored);
  }

  private RestAnswer put(Draft.Picture picture, String name)
      throws IOException, InterruptedException {
    var there = rest.get("wp/v2/media", Map.of("slug", name, "_fields", FIELDS));
    if (there instanceof RestAnswer.Given(var list) && !list.isEmpty()) {
      return new RestAnswer.Given(list.get(0));
    }
    if (!(there instanceof RestAnswer.Given)) {
      return there;
    }
    return rest.upload(
        "wp/v2/media",
        Map.of("alt_text", picture.alt(), "_fields", FIELDS),
        picture.mediaType(),
        name + (picture.mediaType().equals("image/png") ? ".png" : ".jpg"),
        picture.bytes());
  }
}
