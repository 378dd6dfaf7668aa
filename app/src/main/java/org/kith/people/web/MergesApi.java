package org.kith.people.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.api.Listed;
import org.kith.api.Wrong;
import org.kith.people.MergeField;
import org.kith.people.MergeId;
import org.kith.people.Merged;
import org.kith.people.Merges;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Two who are one, and one who was two, for programs. A merge can be undone at any time.
@RestController
@RequestMapping("/api/v1/people")
class MergesApi {

  private static final int LONGEST_WHY = 500;

  private final Merges merges;
  private final Persons persons;

  MergesApi(Merges merges, Persons persons) {
    this.merges = merges;
    this.persons = persons;
  }

  /// Who else this person is.
  ///
  /// @param other the number of the other person
  /// @param why how you know, in at most 500 characters
  /// @param taken in which fields the younger wins, such as `name` and `email`; left out, in those
  ///   the older has nothing of
  record NewMergeJson(long other, String why, @Nullable List<String> taken) {}

  /// That two were found to be one.
  ///
  /// @param kept the number that stays: the older's
  /// @param gone the number of the younger, which finds the older as long as they are one
  /// @param goneName what the younger was called
  /// @param by who merged them; null where Kith did on proof
  /// @param taken in which fields the younger won
  record MergeJson(
      long id,
      long kept,
      long gone,
      String goneName,
      String why,
      @Nullable String by,
      Instant at,
      List<String> taken) {

    static MergeJson of(Merged merge) {
      return new MergeJson(
          merge.id().value(),
          merge.kept().value(),
          merge.gone().value(),
          merge.goneName(),
          merge.why(),
          merge.by(),
          merge.at(),
          merge.taken().stream().sorted().toList());
    }
  }

  /// Whoever turned out to be somebody.
  record MergesJson(List<MergeJson> items) implements Listed {}

  /// Whoever turned out to be this person, newest first.
  @GetMapping("/{id}/merges")
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  MergesJson list(@PathVariable long id) {
    return new MergesJson(merges.into(known(id)).stream().map(MergeJson::of).toList());
  }

  /// Makes two one: the older number stays, everything moves, the strictest refusal counts for
  /// both.
  @PostMapping("/{id}/merges")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  ResponseEntity<MergeJson> merge(@PathVariable long id, @RequestBody NewMergeJson body) {
    var one = known(id);
    var why = Wrong.text(body.why(), "why", LONGEST_WHY);
    if (persons.find(new PersonId(body.other())).isEmpty()) {
      throw Wrong.body("There is no person %d.".formatted(body.other()));
    }
    var preview =
        merges
            .preview(one, new PersonId(body.other()))
            .orElseThrow(() -> Wrong.conflict("They are one person already."));
    var merge =
        merges
            .merge(one, new PersonId(body.other()), taken(body.taken(), preview.fields()), why)
            .flatMap(merges::find)
            .orElseThrow(Wrong::missing);
    return ResponseEntity.status(HttpStatus.CREATED).body(MergeJson.of(merge));
  }

  private static Set<String> taken(@Nullable List<String> asked, List<MergeField> differing) {
    if (asked == null) {
      return proposed(differing);
    }
    var keys = differing.stream().map(MergeField::key).collect(Collectors.toSet());
    for (var key : asked) {
      if (!keys.contains(key)) {
        throw Wrong.body("“taken” names “%s”, in which the two do not differ.".formatted(key));
      }
    }
    return Set.copyOf(asked);
  }

  /// In which fields the younger wins where nobody says: in those the older has nothing of.
  static Set<String> proposed(List<MergeField> differing) {
    return differing.stream()
        .filter(MergeField::takesGone)
        .map(MergeField::key)
        .collect(Collectors.toSet());
  }

  /// Makes two again of what was merged: both have what they had.
  @DeleteMapping("/merges/{merge}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  void separate(@PathVariable long merge) {
    if (merges.undo(new MergeId(merge)).isEmpty()) {
      throw Wrong.missing();
    }
  }

  private PersonId known(long id) {
    return persons.find(new PersonId(id)).orElseThrow(Wrong::missing).id();
  }
}
