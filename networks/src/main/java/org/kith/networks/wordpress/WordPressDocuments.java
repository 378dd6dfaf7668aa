package org.kith.networks.wordpress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Understood;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what the REST API of a WordPress site says of its posts: one, or a list.
public final class WordPressDocuments implements DocumentReader {

  private static final URI NOBODY = URI.create("http://nobody.invalid/");

  private final InstantSource clock;

  public WordPressDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var json = json(document.body());
    var list = json.isArray() ? json : StrictJson.MAPPER.createArrayNode().add(json);
    if (list.isEmpty() || !isPost(list.get(0))) {
      return Optional.empty();
    }
    var site = WebAddress.parse(document.address().toString()).orElse(NOBODY);
    var heard = new ArrayList<Heard>();
    var dropped = new ArrayList<Understood.Dropped>();
    var ids = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      var place = "posts[%d]".formatted(i);
      var post = post(list.get(i), site);
      if (post.isEmpty()) {
        dropped.add(new Understood.Dropped(place, "It has no address, or says nothing."));
      } else if (!ids.add(post.get().id())) {
        dropped.add(
            new Understood.Dropped(
                place, "Another post has its id, %s.".formatted(post.get().id())));
      } else {
        heard.add(new Heard.Said(post.get()));
      }
    }
    return Optional.of(new Understood("WordPress REST posts", List.of(), heard, dropped));
  }

  private static boolean isPost(JsonNode json) {
    return json.path("guid").path("rendered").isString()
        && json.path("content").path("rendered").isString()
        && json.path("link").isString();
  }

  private static JsonNode json(byte[] body) {
    try {
      var start = new String(body, 0, Math.min(20, body.length), StandardCharsets.UTF_8).strip();
      return start.startsWith("{") || start.startsWith("[")
          ? StrictJson.MAPPER.readTree(body)
          : StrictJson.MAPPER.createObjectNode();
    } catch (JacksonException _) {
      return StrictJson.MAPPER.createObjectNode();
    }
  }

  /// A post in the name of the site it was fetched from (F11).
  private Optional<Post> post(JsonNode json, URI site) {
    var own = OwnPost.of(json);
    var title = HtmlProse.line(json.path("title").path("rendered").asString(""), site);
    var html = json.path("content").path("rendered").asString("");
    var words = HtmlProse.of(html, own.map(OwnPost::link).orElse(site));
    if (own.isEmpty() || (title.isEmpty() && words.text().isEmpty())) {
      return Optional.empty();
    }
    var now = clock.instant();
    var at = own.get().at();
    var origin = WebAddress.origin(site);
    boolean known = at.isAfter(Instant.EPOCH) && !at.isAfter(now);
    return Optional.of(
        new Post(
            own(own.get().guid(), origin) ? own.get().guid() : origin + "#" + own.get().guid(),
            new Account(Network.BLOG, origin, site.getRawAuthority(), site.getRawAuthority()),
            own.get().link(),
            known ? at : now,
            title,
            words.text(),
            words.links(),
            List.of(),
            "",
            null));
  }

  private static boolean own(String id, String origin) {
    return WebAddress.parse(id).filter(url -> WebAddress.origin(url).equals(origin)).isPresent();
  }
}
