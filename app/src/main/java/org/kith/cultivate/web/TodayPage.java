package org.kith.cultivate.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Card;
import org.kith.cultivate.CardKind;
import org.kith.cultivate.DayWords;
import org.kith.cultivate.Ratio;
import org.kith.cultivate.Today;
import org.kith.listen.AccountId;
import org.kith.listen.Around;
import org.kith.listen.PostId;
import org.kith.reach.Estimate;

/// The day of one member.
///
/// @param member their whole name
/// @param adds what the voices on the page would add, where that is known
/// @param around what stands around the posts that wait for an answer
public record TodayPage(
    Today.Day day,
    String member,
    ZoneId zone,
    Map<AccountId, Estimate> adds,
    Map<PostId, Around> around) {

  /// What stands around the post of a card.
  public Around around(Card.Answer card) {
    return around.getOrDefault(card.post(), Around.NOTHING);
  }

  /// "Good morning, Mara."
  public String greeting() {
    var first = member.strip().split("\\s+", 2)[0];
    return DayWords.greeting(day.now(), zone) + (first.isEmpty() ? "." : ", " + first + ".");
  }

  public String date() {
    return DayWords.full(day.date());
  }

  /// "3 people · about 8 minutes".
  public String small(Today.Block block) {
    int count = block.cards().size();
    var who = block.kind() == CardKind.MEET ? "voice" : "person";
    var many = block.kind() == CardKind.MEET ? "voices" : "people";
    return "%s · about %s"
        .formatted(TodayWords.count(count, who, many), TodayWords.minutes(block.minutes()));
  }

  public String each(Today.Block block) {
    return block.minutesEach() + " min";
  }

  /// "Friend · you last spoke 12 days ago", or that nobody has met them.
  public String meta(Card.Answer card) {
    var stage = card.stage();
    return stage == null
        ? "A voice nobody of you has met"
        : stage.words() + " · " + TodayWords.lastSpoke(card.lastContact(), day.now(), zone);
  }

  public @Nullable String late(Card.Answer card) {
    return card.late() ? "waiting for " + TodayWords.days(card.waiting()) : null;
  }

  /// How many other posts of theirs wait; empty if none.
  public String more(Card.Answer card) {
    return switch (card.more()) {
      case 0 -> "";
      case 1 -> "One more post of theirs waits too.";
      default -> TodayWords.capital(card.more()) + " more posts of theirs wait too.";
    };
  }

  /// "Speaks for us · Blog, Bluesky".
  public String meta(Card.KeepInTouch card) {
    var parts = new ArrayList<String>();
    parts.add(card.stage().words());
    if (!card.networks().isEmpty()) {
      parts.add(String.join(", ", card.networks()));
    }
    if (card.daysPast() <= 0) {
      parts.add(TodayWords.lastSpoke(card.lastContact(), day.now(), zone));
    }
    return String.join(" · ", parts);
  }

  public @Nullable String late(Card.KeepInTouch card) {
    return card.daysPast() > 0 ? TodayWords.days(card.daysPast()) + " past your rhythm" : null;
  }

  /// "You said you would call her on Friday."; empty where nothing was promised.
  public String promise(Card.KeepInTouch card) {
    var promise = card.promise();
    return promise == null
        ? ""
        : "Your next step, due %s: %s"
            .formatted(
                DayWords.due(promise.due(), day.date()), TodayWords.sentence(promise.what()));
  }

  /// "A quiet voice · 640 readers, 9 answers a post".
  public String meta(Card.Meet card) {
    return TodayWords.voice(card);
  }

  /// What each would add, or null.
  public @Nullable Estimate adds(Card.Meet card) {
    return adds.get(card.account());
  }

  /// The largest figure on the page, so that bars can be compared.
  public double scale() {
    return adds.values().stream().mapToDouble(Estimate::high).max().orElse(0);
  }

  public String meta(Card.Ask card) {
    var stage = card.stage();
    var campaign = "for “" + card.suggestion().campaign() + "”";
    return stage == null ? campaign : stage.words() + " · " + campaign;
  }

  /// "Mastodon, yesterday at 16:40".
  public String source(Card.Words words) {
    return words.network() + ", " + DayWords.when(words.at(), day.now(), zone);
  }

  public @Nullable String language(Card.Words words) {
    return words.language().isEmpty() ? null : words.language();
  }

  /// What a number says, or a dash where there was nothing to count.
  public String part(Ratio ratio) {
    return ratio.whole() == 0 && ratio.part() == 0 ? "–" : Integer.toString(ratio.part());
  }

  public String of(Ratio ratio) {
    return ratio.whole() == 0 ? "none yet" : "of " + ratio.whole();
  }

  /// Whether the day began with something and it is all done.
  public boolean isDone() {
    return day.done() > 0;
  }

  /// Whether nothing was read that could have brought a card.
  public boolean readNothing() {
    return day.work().sources() == 0 && day.work().posts() == 0;
  }

  /// The proof that an empty page was worked for.
  public String proof() {
    return TodayWords.proof(day.work());
  }

  public Instant now() {
    return day.now();
  }
}
