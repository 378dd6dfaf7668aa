package org.kith.people.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.people.Merges;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.SameCard;
import org.kith.people.SamePersons;
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

/// The questions "Same person?" for programs that a member lets answer them.
@RestController
@RequestMapping("/api/v1/people")
class SameApi {

  private final SamePersons same;
  private final Persons persons;
  private final Merges merges;

  SameApi(SamePersons same, Persons persons, Merges merges) {
    this.same = same;
    this.persons = persons;
    this.merges = merges;
  }

  /// Something speaks for a person being the same as an account nobody owns, or as another person.
  ///
  /// @param person the number of the person, the older where both are persons
  /// @param account the number of the account; null where the other is a person
  /// @param other the number of the other person; null where the other is an account
  /// @param network where the account speaks; empty for a person
  /// @param evidence what speaks for it, in sentences
  record SameJson(
      long id,
      long person,
      String name,
      @Nullable Long account,
      @Nullable Long other,
      String otherName,
      String network,
      String evidence,
      Instant foundAt) {

    static SameJson of(SameCard card) {
      var account = card.account();
      var other = card.other();
      return new SameJson(
          card.id(),
          card.person().value(),
          card.name(),
          account == null ? null : account.value(),
          other == null ? null : other.value(),
          card.otherName(),
          card.network(),
          card.evidence(),
          card.foundAt());
    }
  }

  /// What a member says to a question.
  enum SameAnswer {
    SAME,
    NOT_SAME,
    OPEN
  }

  /// @param answer SAME; NOT_SAME, after which nobody is asked again; OPEN takes that back
  record SameAnswerJson(SameAnswer answer) {}

  /// @param person the number of the person it was about, the one that stays where two became one
  /// @param merge the number by which two persons are made two again; null where none were merged
  record SameAnsweredJson(long person, @Nullable Long merge) {}

  /// Open questions "Same person?", the newest first.
  @GetMapping("/same")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<SameJson> list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var found = same.open(from.at(), from.id(), most + 1);
    return Paged.of(
        found.stream().map(SameJson::of).toList(),
        most,
        card -> Place.at(card.foundAt(), card.id()));
  }

  /// Open questions about one person.
  @GetMapping("/{id}/same")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<SameJson> about(@PathVariable long id) {
    var person = persons.find(new PersonId(id)).orElseThrow(Wrong::missing);
    return new Paged<>(same.of(person.id()).stream().map(SameJson::of).toList(), null);
  }

  /// Answers a question. SAME gives an account to the person and merges two persons, the older
  /// winning in what both have; a question that was answered so is none any more (404).
  @PutMapping("/same/{card}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  SameAnsweredJson answer(@PathVariable long card, @RequestBody SameAnswerJson body) {
    var found = same.find(card).orElseThrow(Wrong::missing);
    return switch (Wrong.given(body.answer(), "answer")) {
      case SAME -> same(found);
      case NOT_SAME -> {
        same.no(card);
        yield new SameAnsweredJson(found.person().value(), null);
      }
      case OPEN -> {
        same.openAgain(card);
        yield new SameAnsweredJson(found.person().value(), null);
      }
    };
  }

  private SameAnsweredJson same(SameCard card) {
    var other = card.other();
    if (other == null) {
      same.yes(card.id());
      return new SameAnsweredJson(card.person().value(), null);
    }
    var preview = merges.preview(card.person(), other).orElseThrow(Wrong::missing);
    var taken = MergesApi.proposed(preview.fields());
    var merge =
        merges.merge(card.person(), other, taken, card.evidence()).orElseThrow(Wrong::missing);
    return new SameAnsweredJson(preview.kept().id().value(), merge.value());
  }
}
