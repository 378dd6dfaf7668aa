package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `card_answer`.
@Repository
class CardStore {

  /// How many answers it takes before a kind's minutes are learned, and how many are looked at.
  private static final int ENOUGH = 3;

  private static final int LOOKED_AT = 20;

  private final JdbcClient db;

  CardStore(JdbcClient db) {
    this.db = db;
  }

  /// How a card was answered.
  enum Said {
    DONE,
    LATER,
    LET_GO
  }

  /// @param until the first day on which the card may come again
  /// @param minutes what it took, null if unknown
  /// @param interaction what it recorded, if anything
  /// @param was what undoing has to restore, in the words of whoever wrote it
  record Answer(
      Said said,
      String reason,
      LocalDate until,
      @Nullable Double minutes,
      @Nullable InteractionId interaction,
      String was) {

    static Answer of(Said said, LocalDate until) {
      return new Answer(said, "", until, null, null, "");
    }

    Answer took(@Nullable Double spent) {
      return new Answer(said, reason, until, spent, interaction, was);
    }

    Answer recorded(@Nullable InteractionId id) {
      return new Answer(said, reason, until, minutes, id, was);
    }

    Answer was(String before) {
      return new Answer(said, reason, until, minutes, interaction, before);
    }

    Answer because(String why) {
      return new Answer(said, why, until, minutes, interaction, was);
    }
  }

  void put(MemberId member, String card, Answer answer, Instant now) {
    var interaction = answer.interaction();
    db.sql(
            """
            insert into card_answer
              (member_id, card, answer, reason, until, minutes, interaction_id, was, answered_at)
            values (:member, :card, :answer, :reason, :until, :minutes, :interaction, :was, :now)
            on conflict (workspace_id, member_id, card) do update set
              answer = excluded.answer, reason = excluded.reason, until = excluded.until,
              minutes = excluded.minutes, interaction_id = excluded.interaction_id,
              was = excluded.was, answered_at = excluded.answered_at
            """)
        .param("member", member.value())
        .param("card", card)
        .param("answer", answer.said().name())
        .param("reason", answer.reason())
        .param("until", answer.until())
        .param("minutes", answer.minutes(), Types.NUMERIC)
        .param("interaction", interaction == null ? null : interaction.value(), Types.BIGINT)
        .param("was", answer.was())
        .param("now", toSql(now))
        .update();
  }

  /// Removes an answer, so that the card comes back.
  Optional<Answer> take(MemberId member, String card) {
    return db.sql(
            """
            delete from card_answer where member_id = :member and card = :card
            returning answer, reason, until, interaction_id, was
            """)
        .param("member", member.value())
        .param("card", card)
        .query((row, _) -> {
          long interaction = row.getLong("interaction_id");
          return new Answer(
              Said.valueOf(row.getString("answer")),
              row.getString("reason"),
              row.getObject("until", LocalDate.class),
              null,
              interaction == 0 ? null : new InteractionId(interaction),
              row.getString("was"));
        })
        .optional();
  }

  /// Whether a member put a card off beyond `today`.
  boolean putOff(MemberId member, String card, LocalDate today) {
    return db.sql(
            "select 1 from card_answer where member_id = :member and card = :card and until > :today")
        .param("member", member.value())
        .param("card", card)
        .param("today", today)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /// How long it is since the member's last answer of the day; empty if it was the first, or too
  /// long ago to tell what the time went into.
  Optional<Double> minutesSinceLast(MemberId member, Instant start, Instant now, Duration longest) {
    return db.sql("select max(answered_at) as last from card_answer where member_id = :member")
        .param("member", member.value())
        .query((row, _) -> Optional.ofNullable(Instants.orNull(row, "last")))
        .single()
        .filter(last -> !last.isBefore(start))
        .map(last -> Duration.between(last, now))
        .filter(took -> took.compareTo(longest) < 0)
        .map(took -> took.toMillis() / 60_000.0);
  }

  /// What a member answered since the day began.
  ///
  /// @param done how many were really done, not put off
  record Answered(Filling.Used used, int done) {}

  Answered since(MemberId member, Instant start, Map<CardKind, Integer> usual) {
    var cards = new EnumMap<CardKind, Integer>(CardKind.class);
    double[] minutes = {0};
    int[] done = {0};
    db.sql(
            """
            select split_part(card, ':', 1) as kind, answer, minutes from card_answer
            where member_id = :member and answered_at >= :start
            """)
        .param("member", member.value())
        .param("start", toSql(start))
        .query((row, _) -> {
          var kind = CardKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
          cards.merge(kind, 1, Integer::sum);
          if (row.getString("answer").equals("DONE")) {
            double took = row.getDouble("minutes");
            minutes[0] += row.wasNull() ? usual.getOrDefault(kind, kind.usualMinutes()) : took;
            done[0]++;
          }
          return kind;
        })
        .list();
    return new Answered(new Filling.Used(cards, minutes[0]), done[0]);
  }

  /// What a card of each kind really takes this member: the median of the last ones.
  Map<CardKind, Integer> learnedMinutes(MemberId member) {
    var learned = new EnumMap<CardKind, Integer>(CardKind.class);
    db.sql(
            """
            select kind, percentile_cont(0.5) within group (order by minutes) as median
            from (
              select split_part(card, ':', 1) as kind, minutes,
                     row_number() over (partition by split_part(card, ':', 1) order by answered_at desc) as place
              from card_answer where member_id = :member and minutes is not null and answer = 'DONE') x
            where place <= :most group by kind having count(*) >= :enough
            """)
        .param("member", member.value())
        .param("most", LOOKED_AT)
        .param("enough", ENOUGH)
        .query((row, _) ->
            learned.put(
                CardKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Math.max(1, (int) Math.round(row.getDouble("median")))))
        .list();
    return learned;
  }
}
