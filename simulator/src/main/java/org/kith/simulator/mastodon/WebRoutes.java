package org.kith.simulator.mastodon;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What the rest of the fediverse asks: who somebody is (RFC 7033), and their ActivityStreams
/// documents.
record WebRoutes(Town town) {

  private static final String CONTEXT = "https://www.w3.org/ns/activitystreams";

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/.well-known/webfinger", "", this::webFinger),
        Route.open("GET", "/users/{username}", "", this::actor),
        Route.open("GET", "/users/{username}/statuses/{id}", "", this::note));
  }

  private Optional<Person> local(String name) {
    return town.find(name).filter(Person::isLocal);
  }

  private Reply webFinger(Route.Call call) {
    var resource = call.params().get("resource", "").replaceFirst("^acct:", "");
    var person =
        local(resource)
            .or(() ->
                town.people().stream()
                    .filter(p -> town.uri(p).equals(resource) || town.page(p).equals(resource))
                    .findFirst())
            .filter(p -> resource.contains("@") || resource.startsWith("http"));
    if (person.isEmpty()) {
      return Reply.text(404, "text/plain", "");
    }
    var who = person.get();
    var json = Shapes.JSON.objectNode().put("subject", "acct:" + who.username + "@" + town.host);
    json.putArray("aliases").add(town.page(who)).add(town.uri(who));
    var links = json.putArray("links");
    links
        .addObject()
        .put("rel", "http://webfinger.net/rel/profile-page")
        .put("type", "text/html")
        .put("href", town.page(who));
    links
        .addObject()
        .put("rel", "self")
        .put("type", "application/activity+json")
        .put("href", town.uri(who));
    return Reply.text(200, "application/jrd+json; charset=utf-8", json.toString());
  }

  private Reply actor(Route.Call call) {
    var person = local(call.value("username"));
    if (person.isEmpty()) {
      return Api.notFound();
    }
    var who = person.get();
    var json = Shapes.JSON.objectNode().put("@context", CONTEXT);
    json.put("id", town.uri(who))
        .put("type", who.bot ? "Service" : "Person")
        .put("preferredUsername", who.username)
        .put("name", who.name)
        .put("summary", who.note.isBlank() ? "" : Markup.of(who.note, town).html())
        .put("url", town.page(who))
        .put("manuallyApprovesFollowers", who.locked)
        .put("discoverable", who.discoverable)
        .put("indexable", who.indexable)
        .put("memorial", who.memorial)
        .put("inbox", town.uri(who) + "/inbox")
        .put("outbox", town.uri(who) + "/outbox")
        .put("followers", town.uri(who) + "/followers");
    var moved = who.movedTo;
    if (moved != null) {
      json.put("movedTo", town.uri(moved));
    }
    return activity(json);
  }

  private Reply note(Route.Call call) {
    var note = town.note(call.value("id")).filter(n -> n.isOpen() && n.author.isLocal());
    if (note.isEmpty() || !note.get().author.username.equals(call.value("username"))) {
      return Api.notFound();
    }
    var said = note.get();
    var json = Shapes.JSON.objectNode().put("@context", CONTEXT);
    json.put("id", town.uri(said))
        .put("type", "Note")
        .put("attributedTo", town.uri(said.author))
        .put("url", town.page(said))
        .put("published", said.at.toString())
        .put("content", said.html);
    json.putArray("to").add(CONTEXT + "#Public");
    return activity(json);
  }

  private static Reply activity(ObjectNode json) {
    return Reply.text(200, "application/activity+json; charset=utf-8", json.toString());
  }
}
