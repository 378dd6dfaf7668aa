package org.kith.cultivate.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.cultivate.Direction;
import org.kith.cultivate.Interaction;
import org.kith.cultivate.InteractionId;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.TimelineEntry;
import org.kith.cultivate.Visibility;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What happened between us and somebody, for programs.
@RestController
@RequestMapping("/api/v1/people/{id}/interactions")
class InteractionsApi {

  private static final int LONGEST = 10_000;
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Interactions interactions;
  private final KnownPeople known;
  private final Once once;
  private final Clock clock;

  InteractionsApi(Interactions interactions, KnownPeople known, Once once, Clock clock) {
    this.interactions = interactions;
    this.known = known;
    this.once = once;
    this.clock = clock;
  }

  /// One entry of a timeline: what was done, or a post of theirs that used our words.
  ///
  /// @param id null for a post that nobody logged
  /// @param text what whoever logged it wrote; may be empty
  /// @param said the words of the post, where there is one
  /// @param by who did it, by name; may be empty
  /// @param url where the post is; may be empty
  /// @param mine whether only its writer may read it
  record InteractionJson(
      @Nullable Long id,
      InteractionKind kind,
      Direction direction,
      Instant at,
      String text,
      String said,
      String by,
      String url,
      boolean mine) {

    static InteractionJson of(TimelineEntry entry) {
      var id = entry.id();
      return new InteractionJson(
          id == null ? null : id.value(),
          entry.kind(),
          entry.direction(),
          entry.at(),
          entry.text(),
          entry.said(),
          entry.by(),
          entry.url(),
          entry.mine());
    }
  }

  /// What was done.
  ///
  /// @param kind CALL, MEETING, MAIL, THANKS, ASK or NOTE
  /// @param at when; now, if it is left out
  /// @param mine whether nobody else may read it
  record NewInteractionJson(
      InteractionKind kind, @Nullable String text, @Nullable Instant at, @Nullable Boolean mine) {}

  /// The number under which it was logged.
  record LoggedJson(long id) {}

  /// What happened with somebody, as far as the token's member may read it, the newest first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<InteractionJson> list(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Paged.limit(limit);
    var before = Place.of(cursor, Place.LATEST);
    var page =
        Paged.of(
            interactions.timeline(known.person(id).id(), before, most + 1),
            most,
            TimelineEntry::place);
    return new Paged<>(page.items().stream().map(InteractionJson::of).toList(), page.next());
  }

  /// Logs what was done. With an Idempotency-Key, once.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<LoggedJson> log(
      @PathVariable long id,
      @RequestBody NewInteractionJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var person = known.person(id).id();
    var interaction = interaction(person, body);
    long made =
        once.make(
            new Once.Request(key, "POST /people/%d/interactions".formatted(id), body),
            () -> interactions.record(interaction).value());
    return ResponseEntity.created(
            URI.create("/api/v1/people/%d/interactions/%d".formatted(id, made)))
        .body(new LoggedJson(made));
  }

  private Interaction interaction(PersonId person, NewInteractionJson body) {
    var kind = Wrong.given(body.kind(), "kind");
    if (!PersonActs.BY_HAND.contains(kind)) {
      throw Wrong.body("“%s” is not logged by hand.".formatted(kind));
    }
    var now = clock.instant();
    var at = body.at() == null ? now : body.at();
    if (at.isAfter(now.plus(AHEAD))) {
      throw Wrong.body("“at” lies ahead: what is still to be done is a next step.");
    }
    return new Interaction(
        person,
        kind,
        kind.usual(),
        at,
        Wrong.textOr(body.text(), "text", LONGEST),
        Boolean.TRUE.equals(body.mine()) ? Visibility.ME : Visibility.TEAM,
        Caller.require().member().id(),
        null);
  }

  /// Takes an entry off the timeline. What is gone already is gone.
  @DeleteMapping("/{entry}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void remove(@PathVariable long id, @PathVariable long entry) {
    boolean theirs =
        interactions.timeline(known.person(id).id(), Integer.MAX_VALUE).stream()
            .map(TimelineEntry::id)
            .anyMatch(found -> found != null && found.value() == entry);
    if (theirs) {
      interactions.remove(new InteractionId(entry));
    }
  }
}
