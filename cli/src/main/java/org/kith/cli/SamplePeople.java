package org.kith.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kith.cultivate.Direction;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextStep;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Visibility;
import org.kith.people.Channel;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.ReadingReasons;
import org.kith.simulator.sample.Interaction;
import org.kith.simulator.sample.Network;
import org.kith.simulator.sample.Person;
import org.kith.simulator.sample.SampleWorld;

/// The people a sample organisation chose to know, what they allow, and what happened with each.
final class SamplePeople {

  private static final String PURPOSE = "To keep in touch with people who care about leftovers.";

  private static final String TOLD =
      "Who we are, why we know them, from where, and what they may ask of us.";
  private static final Duration TOLD_AFTER = Duration.ofDays(3);

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;

  SamplePeople(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
  }

  /// Before their posts come in, so that their accounts do not become voices.
  void add() {
    for (var person : world.persons()) {
      var proofs =
          person.accounts().stream()
              .map(owned -> new NewPerson.Proof(ids.account(owned.account()), owned.proof()))
              .toList();
      var id =
          beans
              .bean(Persons.class)
              .add(
                  new NewPerson(
                      person.name(),
                      person.about(),
                      person.contact().email(),
                      PURPOSE,
                      Connection.valueOf(person.standing().connection().name()),
                      person.standing().since(),
                      proofs));
      ids.person(id);
      noteConsents(person, id);
      beans
          .bean(MayWe.class)
          .noticed(id, Channel.OTHER, TOLD, 1, person.standing().since().plus(TOLD_AFTER));
    }
    confirm();
  }

  /// Whoever sits at the desk stands for why they read.
  private void confirm() {
    var organisation = world.organisation();
    var reason = ReadingReasons.proposed(organisation.name());
    world.persons().stream()
        .map(person -> person.standing().since())
        .max(Instant::compareTo)
        .ifPresent(at ->
            beans
                .bean(ReadingReasons.class)
                .confirm(
                    reason.interest(),
                    reason.need(),
                    reason.balance(),
                    organisation.team().getFirst().name(),
                    at));
  }

  private void noteConsents(Person person, PersonId id) {
    var mayWe = beans.bean(MayWe.class);
    var refused = person.contact().refused();
    for (var consent : person.contact().consents()) {
      var at = consent.at() == null ? person.standing().since() : consent.at();
      switch (consent.answer()) {
        case UNASKED -> {}
        case GIVEN -> mayWe.agreed(id, channel(person, consent.channel()), consent.evidence(), at);
        case WITHDRAWN -> {
          if (refused == null) {
            mayWe.refused(id, channel(person, consent.channel()), consent.evidence(), at);
          }
        }
      }
    }
    if (refused != null) {
      mayWe.refused(id, whyRefused(person), refused);
    }
  }

  private static String whyRefused(Person person) {
    return person.contact().consents().stream()
        .filter(consent -> consent.answer() == Person.Consent.Answer.WITHDRAWN)
        .map(Person.Consent::evidence)
        .filter(evidence -> !evidence.isBlank())
        .findFirst()
        .orElse("They want to hear nothing from us.");
  }

  /// A direct message goes where they are.
  Channel channel(Person person, Person.Channel channel) {
    return switch (channel) {
      case EMAIL -> Channel.EMAIL;
      case DIRECT_MESSAGE ->
          person.accounts().stream()
              .map(owned -> world.accounts().get(owned.account()).network())
              .filter(network -> network == Network.MASTODON || network == Network.BLUESKY)
              .map(network -> Channel.valueOf(network.name()))
              .findFirst()
              .orElse(Channel.OTHER);
      case PHONE, POST -> Channel.OTHER;
    };
  }

  /// Where we stand with each, what happened, and what is next.
  void remember() {
    var relationships = new ArrayList<Relationship>();
    var happened = new ArrayList<org.kith.cultivate.Interaction>();
    var moves = new ArrayList<Relationships.Move>();
    var steps = new ArrayList<NextStep>();
    for (var person : world.persons()) {
      var id = ids.person(person.id());
      var next = person.next();
      relationships.add(relationship(person, id));
      steps.add(new NextStep(id, next.what(), next.due(), ids.member(next.who()), true));
      happened.addAll(timeline(person, id));
      person.moves().forEach(move -> moves.add(move(id, move)));
    }
    beans.bean(Relationships.class).putAll(relationships);
    beans.bean(Relationships.class).remember(moves);
    beans.bean(Interactions.class).recordAll(happened);
    beans.bean(NextSteps.class).setAll(steps);
  }

  private static Relationships.Move move(PersonId id, Person.Move move) {
    return new Relationships.Move(
        id, Stage.valueOf(move.from().name()), Stage.valueOf(move.to().name()), move.at());
  }

  private Relationship relationship(Person person, PersonId id) {
    var standing = person.standing();
    var stage = Stage.valueOf(standing.stage().name());
    return new Relationship(
        id,
        stage,
        standing.circle() ? standing.since() : null,
        ids.member(standing.owner()),
        standing.cadenceDays() == 0 ? stage.rhythmDays() : standing.cadenceDays(),
        null,
        standing.since());
  }

  private List<org.kith.cultivate.Interaction> timeline(Person person, PersonId id) {
    var entries = new ArrayList<org.kith.cultivate.Interaction>();
    var notes = person.contact().notes();
    if (!notes.isEmpty()) {
      entries.add(note(id, person.standing(), notes));
    }
    person.timeline().forEach(entry -> entries.add(entry(id, entry)));
    return entries;
  }

  private org.kith.cultivate.Interaction note(PersonId id, Person.Standing standing, String notes) {
    Instant at = standing.since().plusSeconds(60);
    return org.kith.cultivate.Interaction.of(
        id, InteractionKind.NOTE, at, notes, ids.member(standing.owner()));
  }

  private org.kith.cultivate.Interaction entry(PersonId id, Interaction entry) {
    var post = entry.post();
    return new org.kith.cultivate.Interaction(
        id,
        kind(entry.kind()),
        direction(entry),
        entry.at(),
        entry.kind() == Interaction.Kind.THEIR_POST && post != null
            ? ""
            : entry.text(), // said there
        Visibility.valueOf(entry.visibility().name()),
        ids.member(entry.by()),
        post == null ? null : ids.post(post));
  }

  private static InteractionKind kind(Interaction.Kind kind) {
    return switch (kind) {
      case THEIR_POST -> InteractionKind.THEIR_POST;
      case OUR_REPLY -> InteractionKind.OUR_REPLY;
      case CALL -> InteractionKind.CALL;
      case MEETING -> InteractionKind.MEETING;
      case OUR_MAIL, THEIR_MAIL -> InteractionKind.MAIL;
      case ASK -> InteractionKind.ASK;
      case THANKS -> InteractionKind.THANKS;
      case NOTE -> InteractionKind.NOTE;
    };
  }

  private static Direction direction(Interaction entry) {
    return switch (entry.counts()) {
      case GIVEN -> Direction.GIVEN;
      case ASKED -> Direction.ASKED;
      case NEITHER ->
          entry.kind() == Interaction.Kind.THEIR_POST ? Direction.RECEIVED : Direction.NONE;
    };
  }
}
