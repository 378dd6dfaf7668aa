package org.kith.networks.instagram;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.Wishes;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Reads who an account is and how many follow it: the connected one, and other professional
/// accounts by their handle (`business_discovery`). Personal accounts are closed to it.
///
/// The profile keeps the key it was asked by, `@handle`: what names authors of tagged posts.
public final class InstagramProfiles implements ProfileReader {

  private static final String FIELDS = "id,username,name,biography,website,followers_count";

  private final Graph graph;
  private final InstagramAccess account;

  public InstagramProfiles(Graph graph, InstagramAccess account) {
    this.graph = graph;
    this.account = account;
  }

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    var asked = handleOrKey.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    boolean ours = asked.equals(account.id()) || asked.equalsIgnoreCase(account.handle());
    if (!ours && !InstagramMedia.isHandle(asked)) {
      return Optional.empty();
    }
    var fields = ours ? FIELDS : "business_discovery.username(%s){%s}".formatted(asked, FIELDS);
    var call = GraphCall.get(account.id(), "instagram_basic").with("fields", fields);
    return switch (graph.ask(call)) {
      case GraphAnswer.Given(var json, _) ->
          ours ? profile(json, account.id()) : other(json.path("business_discovery"));
      // 110, subcode 2207013: no such account, or one that is not professional.
      case GraphAnswer.Refused(var reason) when reason.contains("2207013") -> Optional.empty();
      case GraphAnswer answer -> GraphReading.one(answer).flatMap(_ -> Optional.empty());
    };
  }

  private static Optional<Profile> other(JsonNode json) {
    return profile(json, "@" + json.path("username").asString("").toLowerCase(Locale.ROOT));
  }

  private static Optional<Profile> profile(JsonNode json, String key) {
    var handle = json.path("username").asString("").toLowerCase(Locale.ROOT);
    if (!InstagramMedia.isHandle(handle)) {
      return Optional.empty();
    }
    var name = Prose.line(json.path("name").asString(""), Prose.LONGEST_NAME);
    var about = Prose.lines(json.path("biography").asString(""));
    var links = new LinkedHashSet<URI>();
    WebAddress.parse(json.path("website").asString("")).ifPresent(links::add);
    links.addAll(Prose.links(about));
    var count = json.path("followers_count");
    return Optional.of(
        new Profile(
            new Account(Network.INSTAGRAM, key, handle, name.isEmpty() ? handle : name),
            about,
            links.stream().limit(20).toList(),
            count.isIntegralNumber() && count.asLong() >= 0
                ? OptionalLong.of(count.asLong())
                : OptionalLong.empty(),
            Wishes.in(about)));
  }
}
