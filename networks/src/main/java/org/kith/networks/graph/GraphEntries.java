package org.kith.networks.graph;

import java.util.ArrayList;
import java.util.List;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a saved answer of the Graph API lists: its `data`, or the one thing it is.
public final class GraphEntries {

  private GraphEntries() {}

  /// The entries in order; one without content where the body is no JSON.
  public static List<JsonNode> of(byte[] body) {
    var json = json(body);
    var list = json.path("data").isArray() ? json.path("data") : json;
    var entries = new ArrayList<JsonNode>();
    if (list.isArray()) {
      list.forEach(entries::add);
    } else {
      entries.add(list);
    }
    return entries;
  }

  private static JsonNode json(byte[] body) {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return StrictJson.MAPPER.missingNode();
    }
  }
}
