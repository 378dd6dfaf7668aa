package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kith.people.KeptAboutPersons;
import org.kith.people.MergeField;
import org.kith.people.MergeLedger;
import org.kith.people.PersonId;
import org.kith.people.PersonMerged;
import org.kith.people.PersonsSeparated;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves relationships when two persons turn out to be one: one stage, one owner, one rhythm and
/// one next step are left, the timelines become one.
@Component
@Order(2)
class MergedRelationships implements KeptAboutPersons {

  /// The columns of `relationship` that belong to each field.
  private static final Map<String, List<String>> FIELDS = fields();

  private static final List<String> STEP = List.of("what", "due", "member_id", "promised", "since");

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  MergedRelationships(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  private static Map<String, List<String>> fields() {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("stage", List.of("stage", "stage_since"));
    fields.put("circle", List.of("in_circle", "circle_since"));
    fields.put("owner", List.of("owner_id"));
    fields.put("rhythm", List.of("own_rhythm_days"));
    return fields;
  }

  /// Both in words.
  private record Standing(
      String stage, boolean resting, String circle, String owner, String rhythm, String next) {}

  @Override
  public List<MergeField> fields(PersonId kept, PersonId gone) {
    var one = standing(kept);
    var other = standing(gone);
    var fields = new ArrayList<MergeField>();
    // Who wanted to be left in peace is.
    fields.add(
        new MergeField(
            "stage",
            "Stage",
            one.stage(),
            other.stage(),
            one.stage().isEmpty() || (other.resting() && !one.resting())));
    fields.add(
        new MergeField(
            "circle",
            "Circle",
            one.circle(),
            other.circle(),
            other.circle().equals("in your circle")));
    fields.add(field("owner", "Who keeps in touch", Standing::owner, one, other));
    fields.add(field("rhythm", "How often", Standing::rhythm, one, other));
    fields.add(field("next", "Next step", Standing::next, one, other));
    return fields;
  }

  private static MergeField field(
      String key, String label, Function<Standing, String> of, Standing kept, Standing gone) {
    return MergeField.of(key, label, of.apply(kept), of.apply(gone));
  }

  private Standing standing(PersonId person) {
    return db.sql(
            """
            select r.stage, r.in_circle, r.own_rhythm_days, coalesce(m.name, '') as owner,
                   coalesce(n.what || ', due ' || to_char(n.due, 'FMDD FMMonth YYYY'), '') as next
            from relationship r left join member m on m.id = r.owner_id
            left join next_step n on n.person_id = r.person_id
            where r.person_id = :person
            """)
        .param("person", person.value())
        .query((row, _) -> {
          var stage = Stage.valueOf(row.getString("stage"));
          var own = row.getObject("own_rhythm_days", Integer.class);
          return new Standing(
              stage.words(),
              stage == Stage.RESTING,
              row.getBoolean("in_circle") ? "in your circle" : "not in your circle",
              row.getString("owner"),
              own == null ? "" : "every %d days".formatted(own),
              row.getString("next"));
        })
        .optional()
        .orElse(new Standing("", false, "", "", "", ""));
  }

  @Override
  public List<String> moving(PersonId gone) {
    int entries =
        db.sql("select count(*) from interaction where person_id = :gone")
            .param("gone", gone.value())
            .query(Integer.class)
            .single();
    return entries == 0
        ? List.of()
        : List.of(entries == 1 ? "1 line of the timeline" : entries + " lines of the timeline");
  }

  @Override
  public void move(MergeLedger ledger) {
    var gone = List.of(ledger.gone().value());
    ledger.move("interaction", "id");
    ledger.move("nickname", "id");
    ledger.move("quick_log_part", "id");
    ledger.move("handover_person", "id");
    ledger.move("people_bulk_person", "id");
    ledger.copyIfMissing("relationship");
    FIELDS.forEach((field, columns) -> {
      if (ledger.takes(field)) {
        ledger.take("relationship", "person_id", field, columns);
      }
    });
    if (spokeLater(ledger)) {
      ledger.take("relationship", "person_id", "", List.of("last_contact_at"));
    }
    ledger.putAway("relationship", "person_id", gone);
    ledger.copyIfMissing("next_step");
    if (ledger.takes("next")) {
      ledger.take("next_step", "person_id", "next", STEP);
    }
    ledger.putAway("next_step", "person_id", gone);
  }

  private boolean spokeLater(MergeLedger ledger) {
    return db.sql(
            """
            select exists (
              select 1 from relationship k, relationship g
              where k.person_id = :kept and g.person_id = :gone
                and g.last_contact_at > coalesce(k.last_contact_at, '-infinity'))
            """)
        .param("kept", ledger.kept().value())
        .param("gone", ledger.gone().value())
        .query(Boolean.class)
        .single();
  }

  /// What was noted since about a post goes with the account that wrote it.
  @Override
  public void separate(PersonId kept, PersonId gone, Instant since) {
    db.sql(
            """
            update interaction i set person_id = :gone
            where i.person_id = :kept and i.at >= :since and i.post_id in (
              select p.id from post p join person_account pa on pa.account_id = p.account_id
              where pa.person_id = :gone)
            """)
        .param("gone", gone.value())
        .param("kept", kept.value())
        .param("since", toSql(since))
        .update();
  }

  @EventListener
  void on(PersonMerged merged) {
    events.publishEvent(new CircleChanged());
  }

  @EventListener
  void on(PersonsSeparated separated) {
    events.publishEvent(new CircleChanged());
  }
}
