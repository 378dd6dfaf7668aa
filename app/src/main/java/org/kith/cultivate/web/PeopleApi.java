package org.kith.cultivate.web;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Once;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.listen.AccountId;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.PersonDetails;
import org.kith.people.PersonEdits;
import org.kith.people.PersonId;
import org.kith.people.PersonSearch;
import org.kith.people.Persons;
import org.kith.people.Voices;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// People for programs: found, added, changed.
@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {

  private static final int SHORT = 300;
  private static final int LONG = 10_000;

  private final Persons persons;
  private final PersonEdits edits;
  private final MeantPeople meant;
  private final Voices voices;
  private final KnownPeople known;
  private final Once once;
  private final Clock clock;

  PeopleApi(Sources sources, KnownPeople known, Once once, Clock clock) {
    this.persons = sources.persons();
    this.edits = sources.edits();
    this.meant = sources.meant();
    this.voices = sources.voices();
    this.known = known;
    this.once = once;
    this.clock = clock;
  }

  /// Where people come from.
  @Component
  record Sources(Persons persons, PersonEdits edits, MeantPeople meant, Voices voices) {}

  /// Somebody to be added by a human's wish: by name, or out of a voice.
  ///
  /// @param name not for a voice, which has its own
  /// @param purpose why they are added; kept and shown to them when they ask
  /// @param voice the number of a voice's account, to choose it; null to add somebody by name
  record NewPersonJson(
      @Nullable String name,
      String purpose,
      @Nullable String about,
      @Nullable String email,
      @Nullable Connection connection,
      @Nullable Long voice) {}

  /// What can be changed about somebody.
  ///
  /// @param purpose why they are kept; left out, it stays. The one before stays on record
  record ChangedPersonJson(
      String name,
      @Nullable String about,
      @Nullable String email,
      @Nullable String purpose,
      @Nullable Connection connection) {}

  /// Everybody in People, the longest known first; with `q` only whom the beginnings of words find,
  /// with `tag` only who has it, with several only who has all of them, with `view` only those of a
  /// view of the page, with `owner` only those with whom that member keeps in touch; or with
  /// `saved` alone those of a saved view.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<PersonJson> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable List<String> tag,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable Long owner,
      @RequestParam(required = false) @Nullable Long saved,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, new Place(0, 0));
    int most = Paged.limit(limit);
    var asked = new PeopleFilterJson(view, PersonSearch.asked(q), tag, owner);
    var filter = saved == null ? asked.filter(known) : meant.saved(saved);
    var ids = meant.after(filter, new PersonId(from.id()), most + 1);
    return Paged.of(known.json(ids), most, person -> new Place(0, person.id()));
  }

  /// Adds somebody to People. With an Idempotency-Key, once; choosing a voice twice changes
  /// nothing.
  @PostMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> add(
      @RequestBody NewPersonJson body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    long id = once.make(new Once.Request(key, "POST /people", body), () -> add(body).value());
    var person = known.json(id);
    return ResponseEntity.created(URI.create("/api/v1/people/" + id))
        .eTag(Tags.of(person))
        .body(person);
  }

  private PersonId add(NewPersonJson body) {
    var purpose = Wrong.text(body.purpose(), "purpose", SHORT);
    var voice = body.voice();
    if (voice != null) {
      var account = new AccountId(voice);
      if (persons.ownerOf(account).isEmpty() && voices.find(account).isEmpty()) {
        throw Wrong.body("There is no voice %d.".formatted(voice));
      }
      return persons.add(account, purpose);
    }
    return persons.add(
        new NewPerson(
            Wrong.text(body.name(), "name", SHORT),
            Wrong.textOr(body.about(), "about", LONG),
            Wrong.textOr(body.email(), "email", SHORT),
            purpose,
            body.connection() == null ? Connection.UNKNOWN : body.connection(),
            clock.instant(),
            List.of()));
  }

  /// One person.
  @GetMapping("/{id}")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  ResponseEntity<PersonJson> show(@PathVariable long id) {
    return Tags.shown(known.json(id));
  }

  /// Changes who somebody is. What is left out becomes empty; a purpose or connection that is left
  /// out stays.
  @PutMapping("/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> change(
      @PathVariable long id,
      @RequestBody ChangedPersonJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Tags.mustMatch(ifMatch, known.json(id));
    var person = known.person(id);
    edits.change(
        person.id(),
        new PersonDetails(
            Wrong.text(body.name(), "name", SHORT),
            Wrong.textOr(body.about(), "about", LONG),
            Wrong.textOr(body.email(), "email", SHORT),
            body.purpose() == null
                ? person.purpose()
                : Wrong.text(body.purpose(), "purpose", SHORT),
            body.connection() == null ? person.connection() : body.connection()));
    return Tags.shown(known.json(id));
  }
}
