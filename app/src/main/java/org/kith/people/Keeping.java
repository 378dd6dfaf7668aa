package org.kith.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long Kith keeps what it heard of those nobody chose, and what it forgot lately.
@Service
@Transactional
public class Keeping {

  private static final Duration LATELY = Duration.ofDays(30);

  private final JdbcClient db;
  private final Clock clock;

  Keeping(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Days after which it is forgotten, 7 to 3650 each.
  ///
  /// @param voices after a voice was last heard
  /// @param texts after a text was heard
  public record Days(int voices, int texts) {

    /// Where nobody says otherwise.
    public static final Days USUAL = new Days(180, 90);

    public Days {
      if (voices < 7 || voices > 3650 || texts < 7 || texts > 3650) {
        throw new IllegalArgumentException(
            "voices and texts are kept for 7 to 3650 days, was %d and %d".formatted(voices, texts));
      }
    }
  }

  public Days days() {
    return db.sql("select voice_days, text_days from keeping")
        .query((row, _) -> new Days(row.getInt("voice_days"), row.getInt("text_days")))
        .optional()
        .orElse(Days.USUAL);
  }

  public void change(Days days) {
    db.sql(
            """
            insert into keeping (voice_days, text_days) values (:voices, :texts)
            on conflict (workspace_id) do update
            set voice_days = excluded.voice_days, text_days = excluded.text_days
            """)
        .param("voices", days.voices())
        .param("texts", days.texts())
        .update();
  }

  /// How much was forgotten.
  public record Forgotten(int voices, int texts) {

    /// "In the last 30 days Kith forgot 3 voices and 40 texts."; empty if nothing.
    public String words() {
      if (voices == 0 && texts == 0) {
        return "";
      }
      var parts =
          voices == 0
              ? count(texts, "text")
              : texts == 0
                  ? count(voices, "voice")
                  : count(voices, "voice") + " and " + count(texts, "text");
      return "In the last 30 days Kith forgot %s, because nobody chose them.".formatted(parts);
    }

    private static String count(int count, String what) {
      return count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
    }
  }

  public Forgotten lately() {
    return db.sql(
            """
            select coalesce(sum(voices), 0) as voices, coalesce(sum(texts), 0) as texts
            from forgotten where day > :since
            """)
        .param("since", today().minusDays(LATELY.toDays()))
        .query((row, _) -> new Forgotten(row.getInt("voices"), row.getInt("texts")))
        .single();
  }

  void note(Forgotten forgotten) {
    db.sql(
            """
            insert into forgotten (day, voices, texts) values (:day, :voices, :texts)
            on conflict (workspace_id, day) do update
            set voices = forgotten.voices + excluded.voices, texts = forgotten.texts + excluded.texts
            """)
        .param("day", today())
        .param("voices", forgotten.voices())
        .param("texts", forgotten.texts())
        .update();
    db.sql("delete from forgotten where day < :old").param("old", today().minusDays(400)).update();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
