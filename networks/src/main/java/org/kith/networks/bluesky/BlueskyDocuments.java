package org.kith.networks.bluesky;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Understood;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;

/// Understands what the AT Protocol hands out: repositories (CAR), events of a stream one a line,
/// and the answers of servers about posts, threads, profiles, followers and records.
public final class BlueskyDocuments implements DocumentReader {

  private static final String CAR = "application/vnd.ipld.car";
  private static final int LONGEST_HEADER = 1000;

  @Override
  public Optional<Understood> read(Document document) {
    if (isCar(document)) {
      return Optional.of(repository(document.body()));
    }
    var text = new String(document.body(), StandardCharsets.UTF_8).strip();
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    var first = text.lines().findFirst().orElse("");
    if (JetstreamEvent.parse(first).isPresent()) {
      return Optional.of(events(text));
    }
    try {
      return AtAnswers.understood(StrictJson.MAPPER.readTree(text));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// A CAR begins with the length of its header, which begins as a map with one or two keys.
  private static boolean isCar(Document document) {
    var body = document.body();
    if (document.contentType().strip().startsWith(CAR)) {
      return true;
    }
    return body.length > 12
        && body[0] > 0
        && (body[1] & 255) >= 0xa1
        && (body[1] & 255) <= 0xa2
        && new String(
                body, 2, Math.min(LONGEST_HEADER, body.length - 2), StandardCharsets.ISO_8859_1)
            .substring(0, 10)
            .matches("(?s)[eg](roots|version).*");
  }

  private static Understood repository(byte[] body) {
    var found = new Found();
    try {
      var reader = RepositoryReader.open(() -> new ByteArrayInputStream(body));
      reader.read(found);
    } catch (IOException e) {
      found.drop("the file", "It is no repository: %s.".formatted(e.getMessage()));
    }
    return found.understood("AT Protocol repository (CAR)");
  }

  private static Understood events(String text) {
    var found = new Found();
    var hearing = new Hearing();
    int line = 0;
    for (var frame : (Iterable<String>) text.lines()::iterator) {
      line++;
      var event = JetstreamEvent.parse(frame);
      if (event.isEmpty() && !frame.isBlank()) {
        found.drop("line " + line, "It is no event of a Jetstream.");
      } else if (event.isPresent() && event.get() instanceof JetstreamEvent.Placed placed) {
        var why = hearing.take(placed);
        if (!why.isEmpty()) {
          found.drop("line " + line, why);
        }
      }
    }
    found.heard.addAll(hearing.heard);
    return found.understood("Jetstream events");
  }
}
