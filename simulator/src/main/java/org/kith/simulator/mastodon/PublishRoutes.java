package org.kith.simulator.mastodon;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Saying, changing and taking back; pictures; what waits for its time.
final class PublishRoutes {

  private static final Duration EARLIEST = Duration.ofMinutes(5);
  private static final Duration KEY_LIVES = Duration.ofHours(1);
  private static final Set<String> VISIBLE = Set.of("public", "unlisted", "private", "direct");
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

  /// What was answered to a key.
  private record Kept(String id, boolean scheduled, Instant until) {}

  private final Town town;
  private final Shapes shapes;
  private final Map<String, Kept> keys = new HashMap<>();
  private final Map<String, Medium> media = new HashMap<>();
  private final AtomicInteger numbers = new AtomicInteger(500);

  PublishRoutes(Town town, Shapes shapes) {
    this.town = town;
    this.shapes = shapes;
  }

  List<Route> routes() {
    var later = "/api/v1/scheduled_statuses";
    return List.of(
        Route.forPeople("POST", "/api/v1/statuses", "write:statuses", this::say),
        Route.forPeople("PUT", "/api/v1/statuses/{id}", "write:statuses", this::edit),
        Route.forPeople("DELETE", "/api/v1/statuses/{id}", "write:statuses", this::delete),
        Route.forPeople("POST", "/api/v2/media", "write:media", this::upload),
        Route.forPeople("GET", "/api/v1/media/{id}", "write:media", this::medium),
        Route.forPeople("PUT", "/api/v1/media/{id}", "write:media", this::describe),
        Route.forPeople("GET", later, "read:statuses", this::waiting),
        Route.forPeople("GET", later + "/{id}", "read:statuses", this::waitingOne),
        Route.forPeople("PUT", later + "/{id}", "write:statuses", this::postpone),
        Route.forPeople("DELETE", later + "/{id}", "write:statuses", this::cancel));
  }

  /// What somebody said, or why it cannot be said.
  private record Said(Note.@Nullable Words words, Reply.Whole error) {}

  private Reply say(Route.Call call) {
    var key = call.asked().header("Idempotency-Key");
    var before = answered(call, key);
    if (before.isPresent()) {
      return before.get();
    }
    var said = words(call, null);
    if (said.words() == null) {
      return said.error();
    }
    if (!call.params().get("scheduled_at", "").isEmpty()) {
      return keep(call, said.words(), key);
    }
    var note = town.say(call.person(), said.words(), call.app());
    remember(call, key, new Kept(note.id, false, town.clock.instant().plus(KEY_LIVES)));
    return Reply.json(shapes.status(note, call.person()));
  }

  private Reply keep(Route.Call call, Note.Words words, String key) {
    var at = time(call.params().get("scheduled_at", ""));
    if (at == null || at.isBefore(town.clock.instant().plus(EARLIEST))) {
      return Reply.error(
          422, "Validation failed: Scheduled at The scheduled date must be in the future");
    }
    var kept = town.keep(call.person(), words, at, key, call.app());
    remember(call, key, new Kept(kept.id(), true, town.clock.instant().plus(KEY_LIVES)));
    return Reply.json(shapes.waiting(kept));
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private void remember(Route.Call call, String key, Kept kept) {
    if (!key.isEmpty()) {
      keys.put(call.person().id + " " + key, kept);
    }
  }

  private Optional<Reply> answered(Route.Call call, String key) {
    var kept = keys.get(call.person().id + " " + key);
    if (key.isEmpty() || kept == null || town.clock.instant().isAfter(kept.until())) {
      return Optional.empty();
    }
    if (kept.scheduled()) {
      return mine(call, kept.id()).map(w -> Reply.json(shapes.waiting(w)));
    }
    return town.note(kept.id()).map(note -> Reply.json(shapes.status(note, call.person())));
  }

  private Said words(Route.Call call, @Nullable Note before) {
    var params = call.params();
    var text = params.get("status", "");
    var pictures = new ArrayList<Medium>();
    for (var id : params.all("media_ids")) {
      var medium = media.get(id);
      boolean usable =
          medium != null
              && medium.owner == call.person()
              && (medium.usedIn == null || medium.usedIn == before);
      if (medium == null || !usable) {
        return refused("Media (%s) not found or already attached to another post".formatted(id));
      }
      if (!medium.isReady()) {
        return refused(
            "Cannot attach files that have not finished processing. Try again in a moment!");
      }
      pictures.add(medium);
    }
    if (text.isBlank() && pictures.isEmpty()) {
      return refused("Validation failed: Text can't be blank");
    }
    if (Markup.length(text) > InstanceRoutes.LENGTH) {
      return refused("Validation failed: Text character limit of 500 exceeded");
    }
    if (pictures.size() > InstanceRoutes.PICTURES) {
      return refused("Cannot attach more than 4 files");
    }
    var answered = params.get("in_reply_to_id", "");
    if (!answered.isEmpty() && town.note(answered).isEmpty()) {
      return new Said(
          null, Reply.error(404, "The post you are trying to reply to does not appear to exist."));
    }
    return said(params, text, pictures, before);
  }

  private static Said said(
      Params params, String text, List<Medium> pictures, @Nullable Note before) {
    var visibility = params.get("visibility", "public");
    if (!VISIBLE.contains(visibility)) {
      return refused("'%s' is not a valid visibility".formatted(visibility));
    }
    var words =
        new Note.Words(
            text,
            params.get("spoiler_text", ""),
            before == null ? visibility : before.words.visibility(),
            params.get("language", before == null ? "en" : before.words.language()),
            params.is("sensitive"),
            before == null ? params.get("in_reply_to_id", "") : before.words.replyTo(),
            before == null ? params.get("quoted_status_id", "") : before.words.quoted(),
            List.copyOf(pictures));
    return new Said(words, Reply.error(422, ""));
  }

  private static Said refused(String why) {
    return new Said(null, Reply.error(422, why));
  }

  private Optional<Note> own(Route.Call call) {
    return town.note(call.value("id")).filter(n -> n.author == call.person() && n.boosted == null);
  }

  private Reply edit(Route.Call call) {
    var note = own(call);
    if (note.isEmpty()) {
      return Api.notFound();
    }
    var said = words(call, note.get());
    return said.words() == null
        ? said.error()
        : Reply.json(shapes.status(town.edit(note.get(), said.words()), call.person()));
  }

  private Reply delete(Route.Call call) {
    var note = own(call);
    if (note.isEmpty()) {
      return Api.notFound();
    }
    var json = shapes.status(note.get(), call.person());
    json.remove("content");
    json.put("text", note.get().words.text());
    town.delete(note.get());
    return Reply.json(json);
  }

  private Reply upload(Route.Call call) {
    var file = call.params().file("file");
    if (file.isEmpty() || !PICTURES.contains(file.get().contentType())) {
      return Reply.error(422, "Validation failed: File content type is invalid");
    }
    var description = call.params().get("description", "");
    if (description.codePointCount(0, description.length()) > 1500) {
      return Reply.error(422, "Validation failed: Description character limit of 1500 exceeded");
    }
    // What is large is looked at for a while.
    int looks = file.get().bytes().length > 100_000 ? 2 : 0;
    var id = Integer.toString(numbers.incrementAndGet());
    var medium = new Medium(id, call.person(), file.get(), description, looks);
    media.put(id, medium);
    return Reply.json(medium.isReady() ? 200 : 202, shapes.medium(medium));
  }

  private Optional<Medium> ownMedium(Route.Call call) {
    return Optional.ofNullable(media.get(call.value("id")))
        .filter(m -> m.owner == call.person() && m.usedIn == null);
  }

  private Reply medium(Route.Call call) {
    var medium = ownMedium(call);
    medium.ifPresent(m -> m.looksUntilReady--);
    return medium
        .<Reply>map(m -> Reply.json(m.isReady() ? 200 : 206, shapes.medium(m)))
        .orElse(Api.notFound());
  }

  private Reply describe(Route.Call call) {
    var medium = ownMedium(call);
    medium.ifPresent(m -> m.description = call.params().get("description", m.description));
    return medium
        .<Reply>map(m -> Reply.json(m.isReady() ? 200 : 206, shapes.medium(m)))
        .orElse(Api.notFound());
  }

  private Optional<Town.Waiting> mine(Route.Call call, String id) {
    return town.waitingOf(call.person()).stream().filter(w -> w.id().equals(id)).findFirst();
  }

  private Reply waiting(Route.Call call) {
    var path = town.base + call.asked().path();
    var page = Page.of(town.waitingOf(call.person()), Town.Waiting::id, call.params(), path);
    var json = Shapes.JSON.arrayNode();
    page.items().forEach(w -> json.add(shapes.waiting(w)));
    return Api.linked(json, page);
  }

  private Reply waitingOne(Route.Call call) {
    return mine(call, call.value("id"))
        .<Reply>map(w -> Reply.json(shapes.waiting(w)))
        .orElse(Api.notFound());
  }

  private Reply postpone(Route.Call call) {
    var kept = mine(call, call.value("id"));
    var at = time(call.params().get("scheduled_at", ""));
    if (kept.isEmpty()) {
      return Api.notFound();
    }
    if (at == null || at.isBefore(town.clock.instant().plus(EARLIEST))) {
      return Reply.error(
          422, "Validation failed: Scheduled at The scheduled date must be in the future");
    }
    var was = kept.get();
    var now = new Town.Waiting(was.id(), was.author(), was.words(), at, was.once(), was.app());
    town.keep(now);
    return Reply.json(shapes.waiting(now));
  }

  private Reply cancel(Route.Call call) {
    var kept = mine(call, call.value("id"));
    kept.ifPresent(town::drop);
    return kept.isPresent() ? Reply.json(Shapes.JSON.objectNode()) : Api.notFound();
  }
}
