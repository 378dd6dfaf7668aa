package org.kith.networks.wordpress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.http.StrictJson;

/// A site's tags, by the numbers it knows them by. A tag that the user may not make is left out:
/// the hashtag stands in the text anyway.
final class Tags {

  private final Rest rest;

  Tags(Rest rest) {
    this.rest = rest;
  }

  List<Long> ids(Set<String> names) throws IOException, InterruptedException {
    var ids = new ArrayList<Long>();
    for (var name : names) {
      id(name).ifPresent(ids::add);
    }
    return ids;
  }

  private Optional<Long> id(String name) throws IOException, InterruptedException {
    var json = StrictJson.MAPPER.createObjectNode().put("name", name);
    return switch (rest.post("wp/v2/tags", Map.of("_fields", "id"), json)) {
      case RestAnswer.Given(var tag) -> Optional.of(tag.path("id").asLong(0)).filter(id -> id > 0);
      // It is there already; WordPress says under which number.
      case RestAnswer.Denied(var code, var data, _) when code.equals("term_exists") ->
          Optional.of(data.path("term_id").asLong(0)).filter(id -> id > 0);
      case RestAnswer.Denied _, RestAnswer.Missing _ -> Optional.empty();
    };
  }
}
