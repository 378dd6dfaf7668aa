package org.kith.simulator.mastodon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statuses that are there.
record StatusRoutes(Town town, Shapes shapes) {

  private static final int BEFORE_FOR_STRANGERS = 40;
  private static final int AFTER_FOR_STRANGERS = 60;

  List<Route> routes() {
    var one = "/api/v1/statuses/{id}";
    return List.of(
        Route.open("GET", "/api/v1/statuses", "read:statuses", this::several),
        Route.open("GET", one, "read:statuses", this::one),
        Route.open("GET", one + "/context", "read:statuses", this::context),
        Route.open("GET", one + "/history", "read:statuses", this::history),
        Route.forPeople("GET", one + "/source", "read:statuses", this::source),
        Route.open("GET", one + "/reblogged_by", "read:accounts", this::boosters),
        Route.open("GET", one + "/favourited_by", "read:accounts", this::favourites),
        Route.forPeople("POST", one + "/reblog", "write:statuses", this::boost),
        Route.forPeople("POST", one + "/favourite", "write:favourites", this::favourite));
  }

  private Optional<Note> find(Route.Call call) {
    return town.note(call.value("id")).filter(note -> town.sees(call.viewer(), note));
  }

  private Reply one(Route.Call call) {
    return find(call)
        .<Reply>map(note -> Reply.json(shapes.status(note, call.viewer())))
        .orElse(Api.notFound());
  }

  private Reply several(Route.Call call) {
    var notes = new ArrayList<Note>();
    for (var id : call.params().all("id")) {
      town.note(id).filter(note -> town.sees(call.viewer(), note)).ifPresent(notes::add);
    }
    return Reply.json(shapes.statuses(notes, call.viewer()));
  }

  private Reply context(Route.Call call) {
    var note = find(call);
    if (note.isEmpty()) {
      return Api.notFound();
    }
    boolean stranger = call.viewer() == null;
    var before = before(note.get(), stranger ? BEFORE_FOR_STRANGERS : 4096);
    var after = after(note.get(), stranger ? AFTER_FOR_STRANGERS : 4096);
    before.removeIf(n -> !town.sees(call.viewer(), n));
    after.removeIf(n -> !town.sees(call.viewer(), n));
    var json = Shapes.JSON.objectNode();
    json.set("ancestors", shapes.statuses(before, call.viewer()));
    json.set("descendants", shapes.statuses(after, call.viewer()));
    return Reply.json(json);
  }

  private List<Note> before(Note note, int most) {
    var before = new ArrayDeque<Note>();
    var at = town.note(note.words.replyTo());
    while (at.isPresent() && before.size() < most) {
      before.addFirst(at.get());
      at = town.note(at.get().words.replyTo());
    }
    return new ArrayList<>(before);
  }

  private List<Note> after(Note note, int most) {
    var after = new ArrayList<Note>();
    for (var answer : town.answersTo(note)) {
      if (after.size() < most) {
        after.add(answer);
        after.addAll(after(answer, most - after.size()));
      }
    }
    return after;
  }

  private Reply history(Route.Call call) {
    var note = find(call);
    if (note.isEmpty()) {
      return Api.notFound();
    }
    var json = Shapes.JSON.arrayNode();
    for (var version : note.get().history) {
      var edit =
          json.addObject()
              .put("content", version.html())
              .put("spoiler_text", version.words().spoiler())
              .put("sensitive", version.words().sensitive())
              .put("created_at", Shapes.time(version.at()));
      edit.set("account", shapes.account(note.get().author));
      edit.putArray("media_attachments");
      edit.putArray("emojis");
    }
    return Reply.json(json);
  }

  private Reply source(Route.Call call) {
    return find(call)
        .<Reply>map(note ->
            Reply.json(
                Shapes.JSON
                    .objectNode()
                    .put("id", note.id)
                    .put("text", note.words.text())
                    .put("spoiler_text", note.words.spoiler())))
        .orElse(Api.notFound());
  }

  private Reply boosters(Route.Call call) {
    return find(call)
        .<Reply>map(note ->
            Reply.json(shapes.accounts(town.boostsOf(note).stream().map(b -> b.author).toList())))
        .orElse(Api.notFound());
  }

  private Reply favourites(Route.Call call) {
    return find(call)
        .<Reply>map(note -> Reply.json(shapes.accounts(note.favourites)))
        .orElse(Api.notFound());
  }

  private Reply boost(Route.Call call) {
    return find(call)
        .filter(Note::isOpen)
        .<Reply>map(
            note -> Reply.json(shapes.status(town.boost(call.person(), note), call.person())))
        .orElse(Api.notFound());
  }

  private Reply favourite(Route.Call call) {
    var note = find(call);
    note.ifPresent(n -> town.favourite(call.person(), n));
    return note.<Reply>map(n -> Reply.json(shapes.status(n, call.person()))).orElse(Api.notFound());
  }
}
