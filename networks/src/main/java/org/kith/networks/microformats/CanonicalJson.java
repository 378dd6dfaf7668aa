package org.kith.networks.microformats;

import java.util.List;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The canonical JSON of microformats2, in which parsers are compared: `{"items": [...], "rels":
/// {...}, "rel-urls": {...}}`.
public final class CanonicalJson {

  private CanonicalJson() {}

  public static ObjectNode of(Page page) {
    var json = StrictJson.MAPPER.createObjectNode();
    var items = json.putArray("items");
    page.items().forEach(item -> items.add(of(item)));
    var rels = json.putObject("rels");
    page.rels().forEach((rel, addresses) -> texts(rels.putArray(rel), addresses));
    var links = json.putObject("rel-urls");
    page.links()
        .forEach((url, link) -> {
          var node = links.putObject(url);
          texts(node.putArray("rels"), link.rels());
          link.attributes().forEach(node::put);
        });
    return json;
  }

  private static ObjectNode of(Item item) {
    var json = StrictJson.MAPPER.createObjectNode();
    texts(json.putArray("type"), item.types());
    if (!item.id().isEmpty()) {
      json.put("id", item.id());
    }
    var properties = json.putObject("properties");
    item.properties()
        .forEach((name, values) -> {
          var list = properties.putArray(name);
          values.forEach(value -> add(list, value));
        });
    if (!item.children().isEmpty()) {
      var children = json.putArray("children");
      item.children().forEach(child -> children.add(of(child)));
    }
    return json;
  }

  private static void add(ArrayNode list, Value value) {
    switch (value) {
      case Value.Text(var text) -> list.add(text);
      case Value.Picture _, Value.Markup _ -> describe(list.addObject(), value);
      case Value.Nested(var item, var as) -> {
        var json = of(item);
        describe(json, as);
        list.add(json);
      }
    }
  }

  private static void describe(ObjectNode json, Value value) {
    json.put("value", value.value());
    switch (value) {
      case Value.Picture(_, var alt) -> json.put("alt", alt);
      case Value.Markup(_, var html) -> json.put("html", html);
      case Value.Text _, Value.Nested _ -> {}
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
