package org.kith.people.web;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.people.Channel;
import org.kith.people.DueNotices;
import org.kith.people.MayWe;
import org.kith.people.NoticeTexts;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Caller;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people are told of why we hold their data, and that they were, for programs (P3).
@RestController
@RequestMapping("/api/v1/people/{id}/told")
class NoticeApi {

  private final Persons persons;
  private final MayWe mayWe;
  private final NoticeTexts texts;
  private final DueNotices due;
  private final Clock clock;

  NoticeApi(Persons persons, MayWe mayWe, NoticeTexts texts, DueNotices due, Clock clock) {
    this.persons = persons;
    this.mayWe = mayWe;
    this.texts = texts;
    this.due = due;
    this.clock = clock;
  }

  /// @param channel how they were told
  record ToldByJson(Channel channel) {}

  /// @param words what they are told today
  /// @param toldAt when they were told of the purpose they are kept for; null where nobody did
  /// @param toldOfAnotherAt when they were told of another purpose, where that is all they were
  ///   told; they must be told anew then before anything is done for the new one
  /// @param dueAt when they must be told at latest; null where they were
  record NoticeJson(
      String words,
      @Nullable Instant toldAt,
      @Nullable Instant toldOfAnotherAt,
      @Nullable Instant dueAt) {}

  /// What somebody is to be told, and whether they were.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_PEOPLE)
  NoticeJson show(@PathVariable long id) {
    return json(known(id));
  }

  /// Notes that somebody was told, with the words of today. Noting it again changes nothing while
  /// they are kept for the same purpose.
  @PutMapping
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_PEOPLE)
  NoticeJson told(@PathVariable long id, @RequestBody ToldByJson body) {
    var person = known(id);
    var channel = Wrong.given(body.channel(), "channel");
    if (mayWe.noticedAt(person.id()) == null) {
      mayWe.noticed(
          person.id(), channel, words(person), texts.current().version(), clock.instant());
    }
    return json(person);
  }

  private NoticeJson json(Person person) {
    var told = mayWe.noticedAt(person.id());
    return new NoticeJson(
        words(person),
        told,
        mayWe.noticedOfAnotherAt(person.id()),
        told == null ? due.of(person) : null);
  }

  private String words(Person person) {
    return texts.of(person, Caller.require().workspace());
  }

  private Person known(long id) {
    return persons.find(new PersonId(id)).orElseThrow(Wrong::missing);
  }
}
