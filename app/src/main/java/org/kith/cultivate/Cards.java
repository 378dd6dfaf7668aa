package org.kith.cultivate;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.CardStore.Answer;
import org.kith.cultivate.CardStore.Said;
import org.kith.listen.AccountId;
import org.kith.listen.MentionState;
import org.kith.listen.Mentions;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.people.Voices;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Does what a human decided with a card of Today, once, and takes it back.
@Service
@Transactional
public class Cards {

  /// Whoever takes longer between two cards did something else in between.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /// For how long an answered card is not asked for again, where nothing else hides it.
  private static final int DONE_DAYS = 1;

  private static final int KEEP_LATER_DAYS = 3;
  private static final int ASK_LATER_DAYS = 14;

  private final CardStore store;
  private final AnswerStore answers;
  private final Contacts contacts;
  private final Persons persons;
  private final Voices voices;
  private final Mentions mentions;
  private final Clock clock;

  Cards(CardStore store, AnswerStore answers, Contacts contacts, About about, Clock clock) {
    this.store = store;
    this.answers = answers;
    this.contacts = contacts;
    this.persons = about.persons();
    this.voices = about.voices();
    this.mentions = about.mentions();
    this.clock = clock;
  }

  /// Whom and what cards are about.
  @org.springframework.stereotype.Component
  record About(Persons persons, Voices voices, Mentions mentions) {}

  /// @return the name of whoever wrote the post; empty if there is no such post
  public Optional<String> answer(PostId post, Acts.Answer act) {
    var author = answers.author(post);
    if (author.isEmpty() || isAnswered(CardKind.ANSWER, post.value())) {
      return author.map(AnswerStore.Author::name);
    }
    var who = author.get();
    var answer =
        switch (act) {
          case REPLIED -> done().recorded(log(who, InteractionKind.OUR_REPLY, "", post));
          case ELSEWHERE ->
              done().recorded(log(who, InteractionKind.OUR_REPLY, "Answered elsewhere", post));
          case THANKED -> done().recorded(log(who, InteractionKind.THANKS, "", post));
          case READ -> let().because("needs no answer");
          case LATER -> later(1);
          case NOT_ABOUT_US -> let().because("not about us");
        };
    mark(post, act);
    put(CardKind.ANSWER, post.value(), answer);
    return Optional.of(who.name());
  }

  private void mark(PostId post, Acts.Answer act) {
    switch (act) {
      case REPLIED, ELSEWHERE -> mentions.mark(post, MentionState.ANSWERED);
      case THANKED -> mentions.mark(post, MentionState.THANKED);
      case NOT_ABOUT_US -> mentions.mark(post, MentionState.NOT_ABOUT_US);
      case READ, LATER -> {}
    }
  }

  private @Nullable InteractionId log(
      AnswerStore.Author author, InteractionKind kind, String text, PostId post) {
    var person = author.person();
    return person == null ? null : contacts.log(person, kind, text, post);
  }

  /// @return the person's name; empty if there is no such person
  public Optional<String> keep(PersonId person, Acts.Keep act) {
    var name = persons.find(person).map(found -> found.name());
    if (name.isEmpty() || isAnswered(CardKind.KEEP, person.value())) {
      return name;
    }
    var answer =
        switch (act) {
          case WROTE -> contact(person, InteractionKind.MAIL);
          case CALLED -> contact(person, InteractionKind.CALL);
          case LATER -> later(KEEP_LATER_DAYS);
          case REST -> let().was(contacts.rest(person).name());
        };
    put(CardKind.KEEP, person.value(), answer);
    return name;
  }

  private Answer contact(PersonId person, InteractionKind kind) {
    return done().recorded(contacts.log(person, kind, "", null));
  }

  /// @param why why they are added or not for us, in words
  /// @return the voice's name; empty if there is no such voice any more
  public Optional<String> meet(AccountId account, Acts.Meet act, String why) {
    var voice = voices.find(account);
    if (voice.isEmpty()) {
      return Optional.empty();
    }
    var answer =
        switch (act) {
          case ADD -> done().was(Long.toString(persons.add(account, why).value()));
          case WATCH -> voices.watch(account) ? done() : let();
          case NOT_FOR_US -> voices.hide(account, why) ? let().because(why) : let();
        };
    put(CardKind.MEET, account.value(), answer);
    return Optional.of(voice.get().name().isBlank() ? voice.get().handle() : voice.get().name());
  }

  /// Asks somebody another day.
  ///
  /// @return the person's name; empty if there is no such person
  public Optional<String> doNotAskNow(PersonId person) {
    var found = persons.find(person);
    found.ifPresent(_ -> put(CardKind.ASK, person.value(), later(ASK_LATER_DAYS)));
    return found.map(one -> one.name());
  }

  /// Takes the caller's answer to a card back, with all it did, so that the card comes again.
  ///
  /// @return false if there was none
  public boolean undo(CardKind kind, long id) {
    var taken = store.take(me(), kind.key(id));
    if (taken.isEmpty()) {
      return false;
    }
    var answer = taken.get();
    var recorded = answer.interaction();
    if (recorded != null) {
      contacts.takeBack(recorded);
    }
    switch (kind) {
      case KEEP -> restore(new PersonId(id), answer);
      case MEET -> unmeet(new AccountId(id), answer.was());
      case ANSWER -> mentions.mark(new PostId(id), MentionState.NEW);
      case ASK -> {}
    }
    return true;
  }

  private void restore(PersonId person, Answer answer) {
    if (answer.said() == Said.LET_GO && !answer.was().isEmpty()) {
      contacts.move(person, Stage.valueOf(answer.was()));
    }
  }

  private void unmeet(AccountId account, String person) {
    if (person.isEmpty()) {
      voices.show(account);
    } else {
      persons.takeBack(new PersonId(Long.parseLong(person)));
    }
  }

  /// Pressing twice, or in two windows, does a thing once.
  private boolean isAnswered(CardKind kind, long id) {
    return store.putOff(me(), kind.key(id), today());
  }

  private void put(CardKind kind, long id, Answer answer) {
    var now = clock.instant();
    Double took =
        answer.said() == Said.DONE
            ? store.minutesSinceLast(me(), Days.start(today()), now, LONGEST).orElse(null)
            : null;
    store.put(me(), kind.key(id), answer.took(took), now);
  }

  private Answer done() {
    return Answer.of(Said.DONE, today().plusDays(DONE_DAYS));
  }

  private Answer let() {
    return Answer.of(Said.LET_GO, today().plusDays(DONE_DAYS));
  }

  private Answer later(int days) {
    return Answer.of(Said.LATER, today().plusDays(days));
  }

  private LocalDate today() {
    return Days.today(clock);
  }

  private static MemberId me() {
    return Caller.require().member().id();
  }
}
