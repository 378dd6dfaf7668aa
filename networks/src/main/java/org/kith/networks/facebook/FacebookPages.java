package org.kith.networks.facebook;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.Wishes;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Reads who a page is and how many follow it: the connected one, and pages of others where the app
/// has Meta's review for it (Page Public Content Access).
public final class FacebookPages implements ProfileReader {

  static final String FIELDS = "id,name,username,about,link,website,followers_count";
  private static final Pattern ID = Pattern.compile("\\d{1,20}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.]{5,100}");

  private final Graph graph;

  public FacebookPages(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    var page = handleOrKey.strip().replaceFirst("^@", "");
    if (!ID.matcher(page).matches() && !NAME.matcher(page).matches()) {
      return Optional.empty();
    }
    var call = GraphCall.get(page, "pages_read_engagement").with("fields", FIELDS);
    return GraphReading.one(graph.ask(call)).flatMap(FacebookPages::profile);
  }

  static Optional<Profile> profile(JsonNode json) {
    var id = json.path("id").asString("");
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    var username = json.path("username").asString("");
    var handle = NAME.matcher(username).matches() ? username : id;
    var name = Prose.line(json.path("name").asString(""), Prose.LONGEST_NAME);
    var links = new LinkedHashSet<URI>();
    for (var address : json.path("website").asString("").split("[\\s,]+", -1)) {
      var full =
          address.startsWith("http") || !address.contains(".") ? address : "https://" + address;
      WebAddress.parse(full).ifPresent(links::add);
    }
    var about = Prose.lines(json.path("about").asString(""));
    links.addAll(Prose.links(about));
    var count = json.path("followers_count");
    return Optional.of(
        new Profile(
            new Account(Network.FACEBOOK, id, handle, name.isEmpty() ? handle : name),
            about,
            links.stream().limit(20).toList(),
            count.isIntegralNumber() && count.asLong() >= 0
                ? OptionalLong.of(count.asLong())
                : OptionalLong.empty(),
            Wishes.in(about)));
  }
}
