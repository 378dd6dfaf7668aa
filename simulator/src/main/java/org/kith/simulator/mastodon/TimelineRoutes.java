package org.kith.simulator.mastodon;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was said, as lists; what happened to an account; searching.
record TimelineRoutes(Town town, Shapes shapes) {

  List<Route> routes() {
    var timelines = "/api/v1/timelines/";
    return List.of(
        Route.forPeople("GET", timelines + "home", "read:statuses", this::home),
        Route.open("GET", timelines + "public", "read:statuses", this::everybody),
        Route.open("GET", timelines + "tag/{hashtag}", "read:statuses", this::tagged),
        Route.forPeople("GET", timelines + "list/{list_id}", "read:lists", this::circle),
        Route.forPeople("GET", "/api/v1/notifications", "read:notifications", this::notices),
        Route.forPeople("GET", "/api/v1/notifications/{id}", "read:notifications", this::notice),
        Route.open("GET", "/api/v2/search", "read:search", this::search));
  }

  private Reply page(Route.Call call, Predicate<Note> belongs) {
    var all =
        town.notes().stream()
            .filter(n -> belongs.test(n) && town.sees(call.viewer(), n))
            .filter(n -> n.boosted == null || town.sees(call.viewer(), n.boosted))
            .toList();
    var page = Page.of(all, n -> n.id, call.params(), town.base + call.asked().path());
    return Api.linked(shapes.statuses(page.items(), call.viewer()), page);
  }

  private static boolean isNotDirect(Note note) {
    return !note.words.visibility().equals("direct");
  }

  private Reply home(Route.Call call) {
    var followed = new HashSet<Person>(Set.of(call.person()));
    for (var follow : town.follows()) {
      if (follow.from() == call.person()) {
        followed.add(follow.to());
      }
    }
    return page(call, n -> followed.contains(n.author) && isNotDirect(n));
  }

  private static boolean fits(Params params, Note note) {
    boolean local = !params.is("local") || note.author.isLocal();
    boolean remote = !params.is("remote") || !note.author.isLocal();
    boolean media = !params.is("only_media") || !note.words.media().isEmpty();
    return note.isPublic() && note.boosted == null && local && remote && media;
  }

  private Reply everybody(Route.Call call) {
    return page(call, n -> fits(call.params(), n));
  }

  private Reply tagged(Route.Call call) {
    var params = call.params();
    var any = new HashSet<>(lower(params.all("any")));
    any.add(call.value("hashtag").toLowerCase(Locale.ROOT));
    var all = lower(params.all("all"));
    var none = lower(params.all("none"));
    return page(
        call,
        n ->
            fits(params, n)
                && n.tags.stream().anyMatch(any::contains)
                && n.tags.containsAll(all)
                && n.tags.stream().noneMatch(none::contains));
  }

  private static List<String> lower(List<String> tags) {
    return tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
  }

  private Reply circle(Route.Call call) {
    var circle =
        town.circlesOf(call.person()).stream()
            .filter(c -> c.id().equals(call.value("list_id")))
            .findFirst();
    return circle.isEmpty()
        ? Api.notFound()
        : page(call, n -> circle.get().members().contains(n.author) && isNotDirect(n));
  }

  private Reply notices(Route.Call call) {
    var types = call.params().all("types");
    var excluded = call.params().all("exclude_types");
    var all =
        town.noticesOf(call.person()).stream()
            .filter(n -> types.isEmpty() || types.contains(n.type()))
            .filter(n -> !excluded.contains(n.type()))
            .toList();
    var path = town.base + call.asked().path();
    var page = Page.of(all, Notice::id, call.params(), path);
    var json = Shapes.JSON.arrayNode();
    page.items().forEach(notice -> json.add(shapes.notice(notice)));
    return Api.linked(json, page);
  }

  private Reply notice(Route.Call call) {
    return town.noticesOf(call.person()).stream()
        .filter(n -> n.id().equals(call.value("id")))
        .findFirst()
        .<Reply>map(n -> Reply.json(shapes.notice(n)))
        .orElse(Api.notFound());
  }

  /// Strangers may look for names, but neither ask the server to fetch nor go beyond the first
  /// page.
  private Reply search(Route.Call call) {
    var params = call.params();
    boolean stranger = call.viewer() == null;
    if (stranger && (params.is("resolve") || params.has("offset"))) {
      return Reply.error(
          401,
          params.has("offset")
              ? "Search queries pagination is not supported without authentication"
              : "Search queries that resolve remote resources are not supported without"
                  + " authentication");
    }
    var wanted = params.get("q", "").strip();
    var type = params.get("type", "");
    var json = Shapes.JSON.objectNode();
    json.set(
        "accounts",
        shapes.accounts(type.isEmpty() || type.equals("accounts") ? people(wanted) : List.of()));
    boolean statuses =
        !stranger && params.is("resolve") && (type.isEmpty() || type.equals("statuses"));
    json.set(
        "statuses",
        shapes.statuses(statuses ? named(wanted, call.viewer()) : List.of(), call.viewer()));
    json.putArray("hashtags");
    return Reply.json(json);
  }

  private List<Person> people(String wanted) {
    var name = wanted.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    return town.people().stream()
        .filter(p ->
            p.acct().equals(name)
                || town.uri(p).equals(wanted)
                || town.page(p).equals(wanted)
                || (p.acct() + "@" + town.host).equals(name))
        .toList();
  }

  private List<Note> named(String wanted, @Nullable Person viewer) {
    return town.notes().stream()
        .filter(n -> town.uri(n).equals(wanted) || town.page(n).equals(wanted))
        .filter(n -> town.sees(viewer, n))
        .toList();
  }
}
