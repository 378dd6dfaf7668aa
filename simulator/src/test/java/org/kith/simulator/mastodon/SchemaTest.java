package org.kith.simulator.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds the fake server to the published description of the API.
class SchemaTest {

  /// What belongs to the fediverse or to the web, and not to the client API.
  private static final Set<String> OTHER =
      Set.of(
          "GET /.well-known/webfinger",
          "GET /.well-known/nodeinfo",
          "GET /nodeinfo/2.0",
          "GET /users/{}",
          "GET /users/{}/statuses/{}",
          // Described in words under "Streaming", and not as a path.
          "GET /api/v1/streaming");

  private static String encode(String path) {
    return path.replace("{", "%7B").replace("}", "%7D");
  }

  @Test
  void everyRouteExistsInTheDescription() throws IOException {
    var described = Schema.read().routes();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual())) {
      var unknown = new TreeSet<String>();
      for (var route : fake.routes()) {
        unknown.add(Schema.plain(route));
      }
      System.out.printf("Fake Mastodon: %d routes%n", unknown.size());
      unknown.removeAll(described);
      assertThat(unknown)
          .isEqualTo(
              OTHER.stream().collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
    }
  }

  private record Ask(String method, String template, String path, String form) {
    static Ask get(String template, String path) {
      return new Ask("GET", template, path, "");
    }
  }

  @Test
  void everyAnswerHasWhatTheDescriptionRequires() throws Exception {
    var schema = Schema.read();
    try (var fake = FakeMastodon.start(FakeMastodon.Options.usual().allowing(10_000))) {
      var ana = fake.join("ana").named("Ana").about("Rivers #nobot");
      ana.link("Blog", "https://blog.example/", java.time.Instant.EPOCH);
      var bo = fake.join("bo");
      var cy = fake.learnOf("cy", "other.example");
      fake.follow(ana, bo);
      fake.follow(bo, ana);
      fake.follow(cy, ana);
      var first =
          fake.say(ana, "Hello #rivers @bo https://blog.example/a/very/long/address/indeed");
      var answer = fake.answer(bo, first, "@ana hello");
      fake.boost(bo, first);
      fake.quote(bo, first, "@ana look");
      fake.edit(first, "Hello #rivers, changed");
      fake.move(cy, bo);
      var list = fake.list(ana, "Friends", List.of(bo));
      var token = fake.token(ana, "read write profile");
      var client = new Client(fake.address(), token);
      var flaws = new ArrayList<String>();
      var seen = new LinkedHashSet<String>();
      for (var ask : asks(ana.id(), cy.id(), first, answer, list)) {
        var got =
            ask.form().isEmpty() && ask.method().equals("GET")
                ? client.get(ask.path())
                : client.form(ask.method(), ask.path(), ask.form());
        for (var flaw : schema.flaws(ask.method(), ask.template(), got.status(), got.json())) {
          flaws.add("%s %s: %s".formatted(ask.method(), encode(ask.template()), flaw));
        }
        seen.add(Schema.plain(ask.method() + " " + ask.template()));
      }
      System.out.printf("Fake Mastodon: %d routes held to the schema%n", seen.size());
      assertThat(flaws).isEmpty();
      var unseen = new TreeSet<>(fake.routes().stream().map(Schema::plain).toList());
      unseen.removeAll(seen);
      unseen.removeAll(OTHER);
      // Pages, streams and plain text; the deletion of a status leaves `content` out, as every
      // one of the 193 that were recorded does.
      // The description has no answer of userinfo; that one is held to the recordings.
      unseen.removeIf(r -> r.matches("GET /(oauth/authorize|oauth/userinfo|health)|.*streaming.*"));
      unseen.removeIf(r -> r.matches("DELETE .*|POST /oauth/.*|.*/media.*"));
      assertThat(unseen).isEmpty();
    }
  }

  private static List<Ask> asks(String ana, String cy, String first, String answer, String list) {
    var asks = new ArrayList<Ask>();
    for (var path :
        List.of(
            "/.well-known/oauth-authorization-server",
            "/api/v1/accounts/verify_credentials",
            "/api/v1/apps/verify_credentials",
            "/api/v1/instance",
            "/api/v2/instance",
            "/api/v1/instance/rules",
            "/api/v1/lists",
            "/api/v1/notifications",
            "/api/v1/timelines/home",
            "/api/v1/timelines/public")) {
      asks.add(Ask.get(path, path));
    }
    for (var more : List.of("", "/statuses", "/followers", "/following")) {
      asks.add(Ask.get("/api/v1/accounts/{id}" + more, "/api/v1/accounts/" + ana + more));
    }
    for (var more :
        List.of("", "/context", "/history", "/source", "/reblogged_by", "/favourited_by")) {
      asks.add(Ask.get("/api/v1/statuses/{id}" + more, "/api/v1/statuses/" + first + more));
    }
    var accounts = "/api/v1/accounts/";
    asks.add(Ask.get("/api/v1/accounts/{id}", accounts + cy));
    asks.add(Ask.get(accounts + "lookup", accounts + "lookup?acct=cy@other.example"));
    asks.add(Ask.get(accounts + "search", accounts + "search?q=a"));
    asks.add(Ask.get(accounts + "relationships", accounts + "relationships?id[]=" + cy));
    asks.add(Ask.get("/api/v1/statuses", "/api/v1/statuses?id[]=" + first + "&id[]=" + answer));
    asks.add(Ask.get("/api/v1/timelines/tag/{hashtag}", "/api/v1/timelines/tag/rivers"));
    asks.add(Ask.get("/api/v1/timelines/list/{list_id}", "/api/v1/timelines/list/" + list));
    asks.add(Ask.get("/api/v1/lists/{id}", "/api/v1/lists/" + list));
    asks.add(Ask.get("/api/v1/lists/{id}/accounts", "/api/v1/lists/" + list + "/accounts"));
    asks.add(Ask.get("/api/v2/search", "/api/v2/search?q=ana"));
    asks.add(Ask.get("/api/v1/notifications/{id}", "/api/v1/notifications/999"));
    changes(asks, ana, cy, first, list);
    return asks;
  }

  private static void changes(List<Ask> asks, String ana, String cy, String first, String list) {
    var statuses = "/api/v1/statuses";
    asks.add(new Ask("POST", statuses, statuses, "status=again"));
    asks.add(new Ask("POST", statuses, statuses, "status="));
    asks.add(new Ask("PUT", statuses + "/{id}", statuses + "/" + first, "status=once+more"));
    for (var verb : List.of("reblog", "favourite")) {
      asks.add(
          new Ask("POST", statuses + "/{id}/" + verb, statuses + "/" + first + "/" + verb, "x=1"));
    }
    for (var verb : List.of("follow", "unfollow")) {
      var template = "/api/v1/accounts/{id}/" + verb;
      asks.add(new Ask("POST", template, template.replace("{id}", cy), "x=1"));
    }
    var later = "/api/v1/scheduled_statuses";
    asks.add(new Ask("POST", statuses, statuses, "status=later&scheduled_at=2999-01-01T00:00:00Z"));
    asks.add(Ask.get(later, later));
    asks.add(Ask.get(later + "/{id}", later + "/999"));
    asks.add(new Ask("PUT", later + "/{id}", later + "/999", "x=1"));
    asks.add(new Ask("POST", "/api/v1/lists", "/api/v1/lists", "title=More"));
    var members = "/api/v1/lists/{id}/accounts";
    asks.add(new Ask("POST", members, members.replace("{id}", list), "account_ids[]=" + ana));
    asks.add(
        new Ask(
            "POST",
            "/api/v1/apps",
            "/api/v1/apps",
            "client_name=x&redirect_uris=https://kith.example/back&scopes=read"));
  }
}
