package org.kith.people.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.people.Agreement;
import org.kith.people.Basis;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Whether we may, for programs, and what people said about it. A refusal always wins and is never
/// taken back here.
@RestController
@RequestMapping("/api/v1/people/{id}")
class ConsentApi {

  private static final int LONGEST = 10_000;

  private final MayWe mayWe;
  private final Persons persons;
  private final SaidOn saidOn;

  ConsentApi(MayWe mayWe, Persons persons, SaidOn saidOn) {
    this.mayWe = mayWe;
    this.persons = persons;
    this.saidOn = saidOn;
  }

  /// @param why what it rests on, or how they said no
  /// @param since when they said no; null where we may
  record MayWeJson(boolean granted, String why, @Nullable Instant since) {

    static MayWeJson of(Permission permission) {
      return switch (permission) {
        case Permission.Granted granted -> new MayWeJson(true, granted.basis(), null);
        case Permission.Refused refused ->
            new MayWeJson(false, refused.evidence(), refused.since());
        case Permission.NoBasis _, Permission.Locked _, Permission.Wished _, Permission.Untold _ ->
            new MayWeJson(false, permission.words(), null);
      };
    }
  }

  /// That they want to hear nothing.
  ///
  /// @param evidence how they said it, in words a data-protection officer would accept
  /// @param channel on which channel; left out, on any
  /// @param at when they said it; left out, now
  /// @param day on which day they said it, in place of `at`
  record SaidJson(
      String evidence, @Nullable Channel channel, @Nullable Instant at, @Nullable LocalDate day) {}

  /// That they agreed.
  ///
  /// @param evidence how we know, in words a data-protection officer would accept
  /// @param basis what it rests on; left out, consent
  /// @param wording the exact words they agreed to
  /// @param at when they agreed; left out, now
  /// @param day on which day they agreed, in place of `at`
  record AgreedJson(
      String evidence,
      @Nullable Basis basis,
      @Nullable String wording,
      @Nullable Instant at,
      @Nullable LocalDate day) {}

  /// Whether somebody may be addressed, on one channel or, without one, at all.
  @GetMapping("/may-we")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  MayWeJson mayWe(
      @PathVariable long id, @RequestParam(required = false) @Nullable Channel channel) {
    var person = known(id);
    return MayWeJson.of(channel == null ? mayWe.contact(person) : mayWe.contact(person, channel));
  }

  /// Notes that they want to hear nothing from us for good: on one channel, or, without one, on
  /// any. Noting it again changes nothing.
  @PutMapping("/refusal")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  MayWeJson refuse(@PathVariable long id, @RequestBody SaidJson body) {
    var person = known(id);
    var evidence = Wrong.text(body.evidence(), "evidence", LONGEST);
    var at = at(body.at(), body.day());
    var channel = body.channel() == null ? Channel.OTHER : body.channel();
    mayWe.refusedOnce(person, channel, evidence, at);
    return MayWeJson.of(mayWe.contact(person, channel));
  }

  private Instant at(@Nullable Instant moment, @Nullable LocalDate day) {
    if (moment != null && day != null) {
      throw Wrong.body("Say when by “at” or by “day”, not by both.");
    }
    var at = moment == null ? saidOn.of(day) : moment;
    if (!saidOn.isPossible(at)) {
      throw Wrong.body(
          "“%s” is %s; nobody can have said it then."
              .formatted(day == null ? "at" : "day", day == null ? at : day));
    }
    return at;
  }

  /// Notes that they agreed to be written to on a channel. Where they refused, the refusal stands.
  @PutMapping("/consent/{channel}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  MayWeJson agree(
      @PathVariable long id, @PathVariable Channel channel, @RequestBody AgreedJson body) {
    var person = known(id);
    var evidence = Wrong.text(body.evidence(), "evidence", LONGEST);
    var basis = body.basis() == null ? Basis.CONSENT : body.basis();
    if (basis == Basis.NONE) {
      throw Wrong.body("“basis” is NONE; an agreement rests on something.");
    }
    var agreement =
        new Agreement(
            basis,
            evidence,
            Wrong.textOr(body.wording(), "wording", LONGEST),
            0,
            "noted by a program",
            at(body.at(), body.day()));
    var before = mayWe.contact(person, channel);
    boolean said = before instanceof Permission.Granted granted && granted.basis().equals(evidence);
    if (!(before instanceof Permission.Refused) && !said) {
      mayWe.agreed(person, channel, agreement);
    }
    return MayWeJson.of(mayWe.contact(person, channel));
  }

  private PersonId known(long id) {
    return persons.find(new PersonId(id)).orElseThrow(Wrong::missing).id();
  }
}
