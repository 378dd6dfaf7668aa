package org.kith.cultivate.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.api.Listed;
import org.kith.api.Tags;
import org.kith.api.Wrong;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Entering;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Playbook;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Relationships.Moved;
import org.kith.cultivate.Stage;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Where we stand with people, for programs: stage, owner and rhythm, circle, next step.
@RestController
@RequestMapping("/api/v1")
class RelationshipApi {

  private final Relationships relationships;
  private final NextSteps steps;
  private final Circle circle;
  private final Playbook playbook;
  private final KnownPeople known;

  RelationshipApi(
      Relationships relationships,
      NextSteps steps,
      Circle circle,
      Playbook playbook,
      KnownPeople known) {
    this.playbook = playbook;
    this.relationships = relationships;
    this.steps = steps;
    this.circle = circle;
    this.known = known;
  }

  /// How close we can be.
  ///
  /// @param words as people read it
  /// @param does what the team does with people there, as its playbook says
  /// @param closer when somebody comes a stage closer
  /// @param back when somebody goes a stage back, or rests
  /// @param rhythmDays how many days may pass between two contacts, where nobody said otherwise of
  ///   one person or tag
  record StageJson(
      Stage stage, String words, String does, String closer, String back, int rhythmDays) {}

  /// All stages, from far to near, and resting.
  record StagesJson(List<StageJson> items) {}

  record StageOf(Stage stage) {}

  /// Who keeps in touch, and how often.
  ///
  /// @param owner the number of a member; null for nobody
  /// @param rhythmDays 1 to 730, chosen for them alone; null for what their stage says
  record KeepingJson(@Nullable Long owner, @Nullable Integer rhythmDays) {}

  /// The one thing to do next.
  ///
  /// @param what in at most 300 characters
  /// @param who the number of the member who does it; null for nobody in particular
  record NextStepJson(String what, LocalDate due, @Nullable Long who) {

    static NextStepJson of(NextStep step) {
      var who = step.who();
      return new NextStepJson(step.what(), step.due(), who == null ? null : who.value());
    }
  }

  /// The people we actively keep up with.
  record CircleJson(List<PersonJson> items) implements Listed {}

  /// The stages a relationship moves through, both ways, with the workspace's own playbook.
  @GetMapping("/stages")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  StagesJson stages() {
    return new StagesJson(
        playbook.all().stream()
            .map(play ->
                new StageJson(
                    play.stage(),
                    play.stage().words(),
                    play.does(),
                    play.closer(),
                    play.back(),
                    play.rhythmDays()))
            .toList());
  }

  /// Moves somebody to a stage, closer or further.
  @PutMapping("/people/{id}/stage")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> move(
      @PathVariable long id,
      @RequestBody StageOf body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var person = known.person(id);
    Tags.mustMatch(ifMatch, known.json(id));
    var moved = relationships.tryMove(person.id(), Wrong.given(body.stage(), "stage"));
    if (moved instanceof Moved.SaidNo) {
      throw saidNo(person);
    }
    return Tags.shown(known.json(id));
  }

  /// Says who keeps in touch with somebody, and how often.
  @PutMapping("/people/{id}/keeping")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<PersonJson> keep(
      @PathVariable long id,
      @RequestBody KeepingJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var person = known.person(id).id();
    Tags.mustMatch(ifMatch, known.json(id));
    var days = body.rhythmDays();
    if (days != null && (days < 1 || days > 730)) {
      throw Wrong.body("“rhythmDays” is %d; it may be 1 to 730.".formatted(days));
    }
    relationships.own(person, known.member(body.owner()));
    relationships.rhythm(person, days);
    return Tags.shown(known.json(id));
  }

  /// What is to be done next for somebody.
  @GetMapping("/people/{id}/next-step")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  ResponseEntity<NextStepJson> nextStep(@PathVariable long id) {
    return Tags.shown(step(id));
  }

  /// Sets what is to be done next, in place of the one before.
  @PutMapping("/people/{id}/next-step")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<NextStepJson> setNextStep(
      @PathVariable long id,
      @RequestBody NextStepJson body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    var person = known.person(id).id();
    Tags.mustMatch(ifMatch, step(id));
    steps.set(
        person,
        Wrong.text(body.what(), "what", 300),
        Wrong.given(body.due(), "due"),
        known.member(body.who()));
    return Tags.shown(step(id));
  }

  private NextStepJson step(long id) {
    return steps.of(known.person(id).id()).map(NextStepJson::of).orElseThrow(Wrong::missing);
  }

  /// Everybody in the circle.
  @GetMapping("/circle")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  CircleJson circle() {
    return new CircleJson(known.json(circle.members().stream().map(Relationship::person).toList()));
  }

  /// Puts somebody into the circle; who is there stays. Where all places are taken, somebody of it
  /// has to rest. Whoever said no does not come in.
  ///
  /// @param rests the number of who rests in their place
  @PutMapping("/circle/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  PersonJson enter(@PathVariable long id, @RequestParam(required = false) @Nullable Long rests) {
    var person = known.person(id);
    if (rests != null && !known.json(id).inCircle()) {
      swap(person, known.person(rests));
      return known.json(id);
    }
    return switch (circle.enter(person.id())) {
      case Entering.Entered _ -> known.json(id);
      case Entering.SaidNo _ -> throw saidNo(person);
      case Entering.Full(var size) -> throw Wrong.conflict(full(size));
    };
  }

  private void swap(Person enters, Person rests) {
    if (circle.saidNo(enters.id())) {
      throw saidNo(enters);
    }
    if (circle.swap(enters.id(), rests.id()).isEmpty()) {
      throw Wrong.conflict(
          rests.name() + " is not in your circle, so resting makes no room for anybody.");
    }
  }

  private static ResponseStatusException saidNo(Person person) {
    return Wrong.conflict("%s said no, so nobody brings them closer.".formatted(person.name()));
  }

  /// With those who are likeliest to rest.
  private String full(int size) {
    var could =
        circle.whoCouldRest().stream()
            .limit(3)
            .map(one -> known.person(one.person().value()))
            .map(one -> "%d (%s)".formatted(one.id().value(), one.name()))
            .collect(Collectors.joining(", "));
    return "Your circle holds %d, and %s. Say who rests, as rests=%s."
        .formatted(
            size,
            switch (size) {
              case 1 -> "that place is taken";
              case 2 -> "both places are taken";
              default -> "all places are taken";
            },
            could);
  }

  /// Takes somebody out of the circle. Nothing else about them changes.
  @DeleteMapping("/circle/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void leave(@PathVariable long id) {
    circle.remove(List.of(new PersonId(known.person(id).id().value())));
  }
}
