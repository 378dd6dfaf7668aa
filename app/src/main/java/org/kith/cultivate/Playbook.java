package org.kith.cultivate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a team does at each stage, and how often: Kith's proposal until the team writes its own.
@Service
@Transactional
public class Playbook {

  private final JdbcClient db;
  private final RelationshipStore relationships;

  Playbook(JdbcClient db, RelationshipStore relationships) {
    this.db = db;
    this.relationships = relationships;
  }

  /// All stages, from far to near.
  public List<Play> all() {
    var own = own();
    return Arrays.stream(Stage.values())
        .map(stage -> Objects.requireNonNullElseGet(own.get(stage), () -> Play.usual(stage)))
        .toList();
  }

  public Play of(Stage stage) {
    return Objects.requireNonNullElseGet(own().get(stage), () -> Play.usual(stage));
  }

  private Map<Stage, Play> own() {
    var plays = new EnumMap<Stage, Play>(Stage.class);
    db.sql("select stage, does, closer, back, rhythm_days from stage_play")
        .query((row, _) -> play(row))
        .list()
        .forEach(play -> plays.put(play.stage(), play));
    return plays;
  }

  private static Play play(ResultSet row) throws SQLException {
    return new Play(
        Stage.valueOf(row.getString("stage")),
        row.getString("does"),
        row.getString("closer"),
        row.getString("back"),
        row.getInt("rhythm_days"),
        true);
  }

  /// Makes this what the team does at a stage. Whoever keeps the stage's rhythm keeps the new one;
  /// a rhythm that somebody chose for one person stays.
  public void change(Play play) {
    db.sql(
            """
            insert into stage_play (stage, does, closer, back, rhythm_days)
            values (:stage, :does, :closer, :back, :days)
            on conflict (workspace_id, stage) do update set
              does = excluded.does, closer = excluded.closer, back = excluded.back,
              rhythm_days = excluded.rhythm_days
            """)
        .param("stage", play.stage().name())
        .param("does", play.does())
        .param("closer", play.closer())
        .param("back", play.back())
        .param("days", play.rhythmDays())
        .update();
    relationships.settle(play.stage(), all());
  }

  /// Goes back to what Kith proposes.
  public void forget(Stage stage) {
    db.sql("delete from stage_play where stage = :stage").param("stage", stage.name()).update();
    relationships.settle(stage, all());
  }
}
