package org.kith.cultivate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.MayWe;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the next half hour is best spent on: seven cards at most, computed afresh each day, so that
/// nothing piles up.
@Service
@Transactional(readOnly = true)
public class Today {

  private static final Duration PATIENCE = Duration.ofDays(Card.Answer.PATIENCE);

  private final AnswerStore answers;
  private final Taught taught;
  private final KeepStore keeping;
  private final Meetings meetings;
  private final CardStore cards;
  private final NumberStore numbers;
  private final RelationshipStore relationships;
  private final MayWe mayWe;
  private final ObjectProvider<AskSuggestions> asks;
  private final ObjectProvider<CarriedThisMonth> carried;
  private final ObjectProvider<WorthKnowing> worthKnowing;
  private final Clock clock;

  Today(
      Sources sources,
      MayWe mayWe,
      ObjectProvider<AskSuggestions> asks,
      Measured measured,
      Clock clock) {
    this.answers = sources.answers();
    this.taught = sources.taught();
    this.keeping = sources.keeping();
    this.meetings = sources.meetings();
    this.cards = sources.cards();
    this.numbers = sources.numbers();
    this.relationships = sources.relationships();
    this.mayWe = mayWe;
    this.asks = asks;
    this.carried = measured.carried();
    this.worthKnowing = measured.worthKnowing();
    this.clock = clock;
  }

  /// What the module that measures says of it.
  @org.springframework.stereotype.Component
  record Measured(
      ObjectProvider<CarriedThisMonth> carried, ObjectProvider<WorthKnowing> worthKnowing) {}

  /// Where a day comes from.
  @org.springframework.stereotype.Component
  record Sources(
      AnswerStore answers,
      Taught taught,
      KeepStore keeping,
      Meetings meetings,
      CardStore cards,
      NumberStore numbers,
      RelationshipStore relationships) {}

  /// One block of cards.
  ///
  /// @param minutesEach what one of its cards takes
  public record Block(CardKind kind, List<Card> cards, int minutesEach) {
    public Block {
      cards = List.copyOf(cards);
    }

    public int minutes() {
      return cards.size() * minutesEach;
    }
  }

  /// The day of whoever asks.
  ///
  /// @param blocks those with cards, in the order they are read
  /// @param budget how many minutes a normal day has
  /// @param spent the minutes of what was done today
  /// @param done how many things were done today
  /// @param work what Kith read since yesterday
  /// @param free whether it is a day of the week that is kept free, so that it is empty
  /// @param worthKnowing what happened this week that is worth a line
  public record Day(
      LocalDate date,
      Instant now,
      List<Block> blocks,
      int budget,
      int spent,
      int done,
      TodayNumbers numbers,
      Work work,
      boolean free,
      List<WorthKnowing.Line> worthKnowing) {

    public Day {
      blocks = List.copyOf(blocks);
      worthKnowing = List.copyOf(worthKnowing);
    }

    public int things() {
      return blocks.stream().mapToInt(block -> block.cards().size()).sum();
    }

    public int minutes() {
      return blocks.stream().mapToInt(Block::minutes).sum();
    }

    public int late() {
      return (int)
          blocks.stream().flatMap(block -> block.cards().stream()).filter(Card::late).count();
    }

    /// "27 minutes, 7 things. Nothing is late."
    public String sentence() {
      return free && done == 0
          ? "A day you keep free."
          : TodaySentence.of(minutes(), things(), late(), done, spent);
    }
  }

  /// The day of the caller, as it stands now.
  public Day day() {
    return day(false);
  }

  /// @param anyway whether a day that is kept free is filled all the same
  public Day day(boolean anyway) {
    var caller = Caller.require();
    var now = clock.instant();
    var date = Days.day(now);
    boolean free = !anyway && !caller.workspace().days().contains(date.getDayOfWeek());
    var me = caller.member().id();
    var minutes = cards.learnedMinutes(me);
    var answered = cards.since(me, Days.start(date), minutes);
    var filling = new Filling(minutes);
    var chosen =
        filling.choose(
            free ? Map.of() : candidates(me, now, date),
            caller.workspace().minutesADay(),
            answered.used());
    return new Day(
        date,
        now,
        blocks(chosen, filling),
        caller.workspace().minutesADay(),
        (int) Math.round(answered.used().minutes()),
        answered.done(),
        numbers(now, date),
        numbers.work(now.minus(Duration.ofDays(1))),
        free,
        worthKnowing.stream().flatMap(port -> port.thisWeek().stream()).toList());
  }

  private Map<CardKind, List<Card>> candidates(MemberId me, Instant now, LocalDate date) {
    var found = new EnumMap<CardKind, List<Card>>(CardKind.class);
    var waiting = answers.waiting(me.value(), now, date);
    var voices = meetings.candidates(me.value(), now, date);
    var said =
        Stream.concat(
            waiting.stream().map(card -> new PostId(card.id())),
            voices.stream().map(MeetStore.Candidate::post));
    var hidden = taught.hidden(said.collect(Collectors.toSet()));
    found.put(
        CardKind.ANSWER,
        waiting.stream().filter(card -> !hidden.contains(new PostId(card.id()))).toList());
    found.put(CardKind.KEEP, keeping.due(me.value(), now, date));
    found.put(
        CardKind.MEET,
        meetings.choose(
            voices.stream()
                .filter(voice -> !hidden.contains(voice.post()))
                .map(MeetStore.Candidate::card)
                .toList(),
            date));
    found.put(CardKind.ASK, asks(me, date));
    return found;
  }

  /// The gate is asked here too, whoever made the suggestion.
  private List<Card> asks(MemberId me, LocalDate date) {
    var found = new ArrayList<Card>();
    asks.orderedStream()
        .flatMap(port -> port.on(date).stream())
        .filter(suggestion -> mayWe.contact(suggestion.person()).isGranted())
        .filter(
            suggestion -> !cards.putOff(me, CardKind.ASK.key(suggestion.person().value()), date))
        .forEach(suggestion -> found.add(new Card.Ask(suggestion, stage(suggestion))));
    return found;
  }

  private @Nullable Stage stage(AskSuggestion suggestion) {
    return relationships.find(suggestion.person()).map(Relationship::stage).orElse(null);
  }

  private static List<Block> blocks(List<Card> chosen, Filling filling) {
    var blocks = new ArrayList<Block>();
    for (var kind : CardKind.values()) {
      var own = chosen.stream().filter(card -> card.kind() == kind).toList();
      if (!own.isEmpty()) {
        blocks.add(new Block(kind, own, filling.takes(kind)));
      }
    }
    return blocks;
  }

  private TodayNumbers numbers(Instant now, LocalDate date) {
    return new TodayNumbers(
        numbers.answered(now.minus(Duration.ofDays(32)), now.minus(PATIENCE), PATIENCE),
        numbers.touched(now.minus(Duration.ofDays(7))),
        numbers.spoke(now),
        carried
            .orderedStream()
            .flatMap(port -> port.in(YearMonth.from(date)).stream())
            .findFirst()
            .orElse(null));
  }
}
