package org.kith.networks.archive;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// Reads the elements of one list in a JSON document, one at a time: a list of a million posts
/// takes the memory of the largest of them.
final class JsonPieces {

  private JsonPieces() {}

  /// Hands over each element of the list.
  ///
  /// @param in where JSON begins
  /// @param names under which of these the list stands, in an object; a document that is itself a
  ///   list needs none. An object without such a list is handed over as one piece
  /// @return why the rest could not be read; empty if all of it was
  /// @throws BeyondBounds if a piece, or all of them, are too large
  static String each(Metered in, List<String> names, Consumer<JsonNode> piece) throws IOException {
    try (var parser = StrictJson.MAPPER.createParser(in)) {
      var first = parser.nextToken();
      if (first == JsonToken.START_OBJECT && !find(parser, names)) {
        return names.isEmpty() ? "" : "it has none of %s".formatted(String.join(", ", names));
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        return "it is no list";
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          return "it ends in the middle of its list";
        }
        in.nextPiece();
        JsonNode node = parser.readValueAsTree();
        piece.accept(node);
      }
      return "";
    } catch (JacksonException e) {
      if (e.getCause() instanceof BeyondBounds beyond) {
        throw beyond;
      }
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      return "it is not JSON from line %d on"
          .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    }
  }

  /// Goes on to the list under one of these names, at the top of an object.
  private static boolean find(JsonParser parser, List<String> names) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var value = parser.nextToken();
      if (names.contains(name) && value == JsonToken.START_ARRAY) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
