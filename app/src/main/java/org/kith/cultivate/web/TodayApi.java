package org.kith.cultivate.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.cultivate.Acts;
import org.kith.cultivate.Card;
import org.kith.cultivate.CardKind;
import org.kith.cultivate.Cards;
import org.kith.cultivate.Today;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Today for programs: the cards of the token's member, and what is done with them.
@RestController
@RequestMapping("/api/v1/today")
class TodayApi {

  private static final int LONGEST_REASON = 300;

  private final Today today;
  private final Cards cards;

  TodayApi(Today today, Cards cards) {
    this.today = today;
    this.cards = cards;
  }

  /// One thing to do.
  ///
  /// @param kind ANSWER, KEEP, MEET or ASK
  /// @param id what it is about: a post, a person, an account, a person
  /// @param person the number of whom it is about; null for a voice
  /// @param said what they wrote; may be empty
  /// @param url where they wrote it; may be empty
  /// @param at when they wrote it; null where they wrote nothing
  /// @param late whether it should have been done before today
  /// @param acts what can be done with it
  record CardJson(
      CardKind kind,
      long id,
      @Nullable Long person,
      String name,
      String said,
      String url,
      @Nullable Instant at,
      boolean late,
      int minutes,
      List<String> acts) {}

  /// @param sentence "27 minutes, 7 things. Nothing is late."
  record DayJson(LocalDate date, String sentence, int minutes, List<CardJson> cards) {}

  /// @param act one of the card's acts
  /// @param why for MEET: why they are added or not for us; may be left out
  record ActJson(String act, @Nullable String why) {}

  /// @param name whom it was about
  record DoneJson(String name) {}

  /// The day of the token's member, as it stands now: seven cards at most.
  @GetMapping
  @Access(value = Who.VIEWER, scope = Scope.READ_TODAY)
  DayJson show() {
    var day = today.day();
    return new DayJson(
        day.date(),
        day.sentence(),
        day.minutes(),
        day.blocks().stream()
            .flatMap(block -> block.cards().stream().map(card -> json(card, block.minutesEach())))
            .toList());
  }

  private static CardJson json(Card card, int minutes) {
    var whom = card.whom();
    var words = words(card);
    return new CardJson(
        card.kind(),
        card.id(),
        whom == null ? null : whom.value(),
        name(card),
        words == null ? "" : words.text(),
        words == null ? "" : words.url(),
        words == null ? null : words.at(),
        card.late(),
        minutes,
        acts(card.kind()));
  }

  private static Card.@Nullable Words words(Card card) {
    return switch (card) {
      case Card.Answer answer -> answer.words();
      case Card.KeepInTouch keep -> keep.wrote().isEmpty() ? null : keep.wrote().getFirst();
      case Card.Meet meet -> meet.words();
      case Card.Ask _ -> null;
    };
  }

  private static String name(Card card) {
    return switch (card) {
      case Card.Answer answer -> answer.name();
      case Card.KeepInTouch keep -> keep.name();
      case Card.Meet meet -> meet.name();
      case Card.Ask ask -> ask.suggestion().name();
    };
  }

  private static List<String> acts(CardKind kind) {
    return switch (kind) {
      case ANSWER -> names(Acts.Answer.values());
      case KEEP -> names(Acts.Keep.values());
      case MEET -> names(Acts.Meet.values());
      case ASK -> List.of("NOT_NOW");
    };
  }

  private static List<String> names(Enum<?>[] acts) {
    return Arrays.stream(acts).map(Enum::name).toList();
  }

  /// Says what was done with a card. Saying it twice does it once.
  @PutMapping("/{kind}/{id}")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_TODAY)
  DoneJson act(@PathVariable String kind, @PathVariable long id, @RequestBody ActJson body) {
    var what = kind(kind);
    if (body.act() == null || !acts(what).contains(body.act())) {
      throw Wrong.body("“act” is one of %s.".formatted(String.join(", ", acts(what))));
    }
    return new DoneJson(done(what, id, body).orElseThrow(Wrong::missing));
  }

  private Optional<String> done(CardKind kind, long id, ActJson body) {
    return switch (kind) {
      case ANSWER -> cards.answer(new PostId(id), Acts.Answer.valueOf(body.act()));
      case KEEP -> cards.keep(new PersonId(id), Acts.Keep.valueOf(body.act()));
      case MEET -> {
        var act = Acts.Meet.valueOf(body.act());
        var why = Wrong.textOr(body.why(), "why", LONGEST_REASON);
        yield cards.meet(new AccountId(id), act, CardsController.reason(act, why));
      }
      case ASK -> cards.doNotAskNow(new PersonId(id));
    };
  }

  /// Takes back what was done with a card, so that it comes again. What is taken back already stays
  /// so.
  @DeleteMapping("/{kind}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_TODAY)
  void undo(@PathVariable String kind, @PathVariable long id) {
    cards.undo(kind(kind), id);
  }

  private static CardKind kind(String path) {
    for (var kind : CardKind.values()) {
      if (kind.path().equals(path.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw Wrong.missing();
  }
}
