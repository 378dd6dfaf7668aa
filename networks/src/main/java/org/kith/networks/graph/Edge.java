package org.kith.networks.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Reads the pages of one list of the Graph API.
///
/// @param entries of all pages that were read, in the order of the API
/// @param last what came of the last question; its refusal if a page was not given
/// @param whole whether the list ended; false if there was more than a reading takes
public record Edge(List<JsonNode> entries, GraphAnswer last, boolean whole) {

  public Edge {
    entries = List.copyOf(entries);
  }

  /// @param pages most pages to ask for
  public static Edge read(Graph graph, GraphCall call, int pages)
      throws IOException, InterruptedException {
    return readUntil(graph, call, pages, _ -> false);
  }

  /// Reads pages until one is enough.
  ///
  /// @param enough whether nothing after this page is wanted; the list then counts as whole
  public static Edge readUntil(Graph graph, GraphCall call, int pages, Predicate<JsonNode> enough)
      throws IOException, InterruptedException {
    var entries = new ArrayList<JsonNode>();
    var next = call;
    for (int page = 1; ; page++) {
      var answer = graph.ask(next);
      if (!(answer instanceof GraphAnswer.Given(var json, _))) {
        return new Edge(entries, answer, false);
      }
      json.path("data").forEach(entries::add);
      var after = json.path("paging").path("cursors").path("after").asString("");
      boolean ends = !json.path("paging").has("next") || after.isEmpty();
      if (ends || enough.test(json.path("data"))) {
        return new Edge(entries, answer, true);
      }
      if (page == pages) {
        return new Edge(entries, answer, false);
      }
      next = call.with("after", after);
    }
  }

  /// Whether all questions were answered.
  public boolean isGiven() {
    return last instanceof GraphAnswer.Given;
  }
}
