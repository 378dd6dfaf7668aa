package org.kith.simulator.mastodon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Accounts, who follows whom, and lists.
record AccountRoutes(Town town, Shapes shapes) {

  List<Route> routes() {
    var api = "/api/v1/accounts/";
    return List.of(
        Route.forPeople("GET", api + "verify_credentials", "read:accounts", this::own),
        Route.forPeople("GET", api + "relationships", "read:follows", this::relationships),
        Route.forPeople("GET", api + "search", "read:accounts", this::search),
        Route.open("GET", api + "lookup", "read:accounts", this::lookup),
        Route.open("GET", api + "{id}", "read:accounts", this::one),
        Route.open("GET", api + "{id}/statuses", "read:statuses", this::statuses),
        Route.open("GET", api + "{id}/followers", "read:accounts", c -> follows(c, true)),
        Route.open("GET", api + "{id}/following", "read:accounts", c -> follows(c, false)),
        Route.forPeople("POST", api + "{id}/follow", "write:follows", this::follow),
        Route.forPeople("POST", api + "{id}/unfollow", "write:follows", this::unfollow),
        Route.forPeople("GET", "/api/v1/lists", "read:lists", this::circles),
        Route.forPeople("POST", "/api/v1/lists", "write:lists", this::addCircle),
        Route.forPeople("GET", "/api/v1/lists/{id}", "read:lists", this::circle),
        Route.forPeople("DELETE", "/api/v1/lists/{id}", "write:lists", this::dropCircle),
        Route.forPeople("GET", "/api/v1/lists/{id}/accounts", "read:lists", this::members),
        Route.forPeople("POST", "/api/v1/lists/{id}/accounts", "write:lists", this::addMembers));
  }

  private Reply own(Route.Call call) {
    return Reply.json(shapes.ownAccount(call.person()));
  }

  private Reply one(Route.Call call) {
    return town.person(call.value("id"))
        .<Reply>map(person -> Reply.json(shapes.account(person)))
        .orElse(Api.notFound());
  }

  private Reply lookup(Route.Call call) {
    return town.find(call.params().get("acct", ""))
        .<Reply>map(person -> Reply.json(shapes.account(person)))
        .orElse(Api.notFound());
  }

  private Reply search(Route.Call call) {
    var wanted = call.params().get("q", "").toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    var found = town.people().stream().filter(p -> p.acct().contains(wanted)).limit(40).toList();
    return Reply.json(shapes.accounts(found));
  }

  private Reply relationships(Route.Call call) {
    var json = Shapes.JSON.arrayNode();
    for (var id : call.params().all("id")) {
      town.person(id).ifPresent(p -> json.add(shapes.relationship(call.person(), p)));
    }
    return Reply.json(json);
  }

  private Reply statuses(Route.Call call) {
    var author = town.person(call.value("id"));
    if (author.isEmpty()) {
      return Api.notFound();
    }
    var params = call.params();
    var tag = params.get("tagged", "").toLowerCase(Locale.ROOT);
    var all =
        town.notes().stream()
            .filter(n -> n.author == author.get() && town.sees(call.viewer(), n))
            .filter(n -> !params.is("exclude_replies") || n.words.replyTo().isEmpty())
            .filter(n -> !params.is("exclude_reblogs") || n.boosted == null)
            .filter(n -> !params.is("only_media") || !n.words.media().isEmpty())
            .filter(n -> !params.is("pinned"))
            .filter(n -> tag.isEmpty() || n.tags.contains(tag))
            .toList();
    var page = Page.of(all, n -> n.id, params, town.base + call.asked().path());
    return Api.linked(shapes.statuses(page.items(), call.viewer()), page);
  }

  /// Pages are cut by the number of the following, which is no account's.
  private Reply follows(Route.Call call, boolean followers) {
    var person = town.person(call.value("id"));
    if (person.isEmpty()) {
      return Api.notFound();
    }
    var who = person.get();
    boolean hidden =
        call.viewer() != who
            && (Boolean.TRUE.equals(who.hidesFollowers) || town.listsNoFollowers());
    var all =
        town.follows().stream()
            .filter(f -> (followers ? f.to() : f.from()) == who)
            .filter(_ -> !hidden && !who.suspended)
            .toList();
    var params = call.params();
    var page = Page.of(all, Town.Follow::id, params, town.base + call.asked().path());
    var people = page.items().stream().map(f -> followers ? f.from() : f.to()).toList();
    return Api.linked(shapes.accounts(people), page);
  }

  private Reply follow(Route.Call call) {
    var other = town.person(call.value("id"));
    other.ifPresent(person -> town.follow(call.person(), person));
    return relationship(call, other);
  }

  private Reply unfollow(Route.Call call) {
    var other = town.person(call.value("id"));
    other.ifPresent(person -> town.unfollow(call.person(), person));
    return relationship(call, other);
  }

  private Reply relationship(Route.Call call, Optional<Person> other) {
    return other
        .<Reply>map(person -> Reply.json(shapes.relationship(call.person(), person)))
        .orElse(Api.notFound());
  }

  private Reply circles(Route.Call call) {
    var json = Shapes.JSON.arrayNode();
    town.circlesOf(call.person()).forEach(circle -> json.add(Shapes.circle(circle)));
    return Reply.json(json);
  }

  private Optional<Town.Circle> find(Route.Call call) {
    return town.circlesOf(call.person()).stream()
        .filter(circle -> circle.id().equals(call.value("id")))
        .findFirst();
  }

  private Reply circle(Route.Call call) {
    return find(call).<Reply>map(c -> Reply.json(Shapes.circle(c))).orElse(Api.notFound());
  }

  private Reply addCircle(Route.Call call) {
    var title = call.params().get("title", "");
    return title.isBlank()
        ? Reply.error(422, "Validation failed: Title can't be blank")
        : Reply.json(Shapes.circle(town.circle(call.person(), title)));
  }

  private Reply dropCircle(Route.Call call) {
    var circle = find(call);
    circle.ifPresent(town::drop);
    return circle.isPresent() ? Reply.json(Shapes.JSON.objectNode()) : Api.notFound();
  }

  private Reply members(Route.Call call) {
    return find(call)
        .<Reply>map(circle -> Reply.json(shapes.accounts(circle.members())))
        .orElse(Api.notFound());
  }

  /// Only who is followed can be put into a list.
  private Reply addMembers(Route.Call call) {
    var circle = find(call);
    if (circle.isEmpty()) {
      return Api.notFound();
    }
    for (var id : call.params().all("account_ids")) {
      var person = town.person(id);
      if (person.isEmpty() || town.followOf(call.person(), person.get()).isEmpty()) {
        return Api.notFound();
      }
      circle.get().members().add(person.get());
    }
    return Reply.json(Shapes.JSON.objectNode());
  }
}
