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

  @Override
  public Optional<Understood> read(Document document) {
    if (document.contentType().strip().startsWith(CAR) || RepositoryFiles.begins(document.body())) {
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
