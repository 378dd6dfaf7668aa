package org.kith.people.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.api.Paged;
import org.kith.api.Place;
import org.kith.api.Wrong;
import org.kith.people.Basis;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Statement;
import org.kith.team.Access;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// All that somebody said about being written to, for programs, each with its proof (P8).
@RestController
@RequestMapping("/api/v1/people/{id}/consent")
class ConsentHistoryApi {

  private final MayWe mayWe;
  private final Persons persons;

  ConsentHistoryApi(MayWe mayWe, Persons persons) {
    this.mayWe = mayWe;
    this.persons = persons;
  }

  /// One entry of the consent log.
  ///
  /// @param nr its place in the workspace's chain, from 1
  /// @param said GIVEN, WITHDRAWN, or NOTICED where they were told why we hold their data
  /// @param channel null where it is about all of them
  /// @param basis what an agreement rests on, NONE for all else
  /// @param wording the exact words they agreed to or were told; empty where there were none
  /// @param version which version of our words these are; 0 where they are not ours
  /// @param source where it came from; may be empty
  /// @param by who noted it; empty where nobody did
  /// @param hash the row's, by which it is found in the chain
  record StatementJson(
      long nr,
      Statement.Said said,
      @Nullable Channel channel,
      Basis basis,
      String evidence,
      String wording,
      int version,
      String source,
      Instant at,
      String by,
      String hash) {

    static StatementJson of(Statement statement) {
      return new StatementJson(
          statement.nr(),
          statement.said(),
          statement.channel(),
          statement.basis(),
          statement.evidence(),
          statement.wording(),
          statement.version(),
          statement.source(),
          statement.at(),
          statement.by(),
          statement.hash());
    }
  }

  /// All they ever said about being written to, and what they were told, noted last first.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  Paged<StatementJson> list(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var person = persons.find(new PersonId(id)).orElseThrow(Wrong::missing);
    var from = Place.of(cursor, Place.LATEST);
    int most = Paged.limit(limit);
    var found =
        mayWe.history(person.id()).stream()
            .filter(statement -> statement.nr() < from.id())
            .limit(most + 1L)
            .map(StatementJson::of)
            .toList();
    return Paged.of(found, most, statement -> new Place(0, statement.nr()));
  }
}
