package org.kith.mail;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `mail_message`.
@Repository
class OutboxStore {

  private static final String COLUMNS =
      """
      select id, kith_person(person_id) as person_id, recipient, recipient_name, subject, state, reason, tries,
             queued_at, due_at, ended_at, answered_at, complained_at
      from mail_message
      """;

  /// A mail to one of us names others; once it has gone, or may have, its words go, and nobody must
  /// decide about it.
  private static final String ENDED =
      """
      state = case when member_id is not null and :state = 'UNKNOWN' then 'FAILED' else :state end,
      text = case when member_id is null then text else '' end,
      html = case when member_id is null then html else '' end,
      reason = :reason, ended_at = :now
      """;

  private final JdbcClient db;

  OutboxStore(JdbcClient db) {
    this.db = db;
  }

  /// What it takes to send one.
  record Sendable(
      MailId id,
      @Nullable PersonId person,
      String code,
      String messageId,
      String recipient,
      String recipientName,
      String subject,
      String text,
      String html,
      String wayOut,
      NewMail.Notice notice,
      int tries,
      Instant queuedAt) {}

  /// Whose mail it is, and who wanted it.
  record From(String domain, String by, Instant now, Instant due) {}

  MailId add(NewMail mail, From from) {
    var code = Codes.fresh();
    return db.sql(
            """
            insert into mail_message (kind, person_id, code, message_id, recipient, recipient_name, subject, text, html,
              way_out, notice, notice_version, queued_by, queued_at, due_at)
            values ('INVITATION', kith_person(:person), :code, :message, :to, :name, :subject, :text, :html,
              :out, :notice, :version, :by, :now, :due)
            returning id
            """)
        .param("person", mail.person().value())
        .param("code", code)
        .param("message", "<%s@%s>".formatted(code, from.domain()))
        .param("to", mail.to())
        .param("name", mail.name())
        .param("subject", mail.subject())
        .param("text", mail.text())
        .param("html", MailHtml.of(mail.text()))
        .param("out", mail.wayOut())
        .param("notice", mail.notice().words())
        .param("version", mail.notice().version())
        .param("by", from.by())
        .param("now", toSql(from.now()))
        .param("due", toSql(from.due()))
        .query((row, _) -> new MailId(row.getLong("id")))
        .single();
  }

  /// Adds a mail to one of us.
  MailId add(MemberId member, OwnMail mail, From from) {
    var code = Codes.fresh();
    return db.sql(
            """
            insert into mail_message (kind, member_id, code, message_id, recipient, recipient_name, subject, text, html,
              queued_by, queued_at, due_at)
            values (:kind, :member, :code, :message, :to, :name, :subject, :text, :html, :by, :now, :due)
            returning id
            """)
        .param("kind", mail.kind().name())
        .param("member", member.value())
        .param("code", code)
        .param("message", "<%s@%s>".formatted(code, from.domain()))
        .param("to", mail.to())
        .param("name", mail.name())
        .param("subject", mail.subject())
        .param("text", mail.text())
        .param("html", mail.html())
        .param("by", from.by())
        .param("now", toSql(from.now()))
        .param("due", toSql(from.due()))
        .query((row, _) -> new MailId(row.getLong("id")))
        .single();
  }

  /// A mail to somebody who works here.
  record OwnMail(Kind kind, String to, String name, String subject, String text, String html) {
    enum Kind {
      FRIDAY,
      REPORT
    }
  }

  /// Brings nearer what is to be sent at some moment or later.
  void putBack(Instant after, Duration by) {
    db.sql(
            """
            update mail_message set due_at = due_at - :seconds * interval '1 second'
            where state = 'QUEUED' and due_at >= :after
            """)
        .param("seconds", by.toSeconds())
        .param("after", toSql(after))
        .update();
  }

  /// Those that may be sent now, earliest first.
  List<MailId> due(Instant now, int most) {
    return db.sql(
            "select id from mail_message where state = 'QUEUED' and due_at <= :now order by due_at,"
                + " id limit :most")
        .param("now", toSql(now))
        .param("most", most)
        .query((row, _) -> new MailId(row.getLong("id")))
        .list();
  }

  Optional<Sendable> sendable(MailId id) {
    return db.sql(
            """
            select id, kith_person(person_id) as person_id, code, message_id, recipient, recipient_name, subject, text,
                   html, way_out, notice, notice_version, tries, queued_at
            from mail_message where id = :id and state = 'QUEUED'
            """)
        .param("id", id.value())
        .query((row, _) ->
            new Sendable(
                new MailId(row.getLong("id")),
                person(row),
                row.getString("code"),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                row.getString("way_out"),
                new NewMail.Notice(row.getString("notice"), row.getInt("notice_version")),
                row.getInt("tries"),
                Instants.in(row, "queued_at")))
        .optional();
  }

  private static @Nullable PersonId person(ResultSet row) throws SQLException {
    long id = row.getLong("person_id");
    return id == 0 ? null : new PersonId(id);
  }

  /// Notes that a mail's first word goes out now.
  ///
  /// @return false if somebody called it back, or another sends it
  boolean begin(MailId id, Instant now) {
    return db.sql(
                "update mail_message set state = 'SENDING', sending_at = :now, tries = tries + 1"
                    + " where id = :id and state = 'QUEUED'")
            .param("id", id.value())
            .param("now", toSql(now))
            .update()
        == 1;
  }

  /// Notes what came of it.
  void end(MailId id, MailState state, String reason, Instant now) {
    db.sql("update mail_message set " + ENDED + " where id = :id")
        .param("state", state.name())
        .param("reason", reason)
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
  }

  /// Puts a mail back that was not sent, to be tried later.
  ///
  /// @param tried whether this counts as a try
  void wait(MailId id, String reason, Instant due, boolean tried) {
    db.sql(
            """
            update mail_message
            set state = 'QUEUED', reason = :reason, due_at = :due, sending_at = null,
                tries = tries + case when state = 'QUEUED' and :tried then 1 else 0 end
            where id = :id and state in ('QUEUED', 'SENDING')
            """)
        .param("reason", reason)
        .param("due", toSql(due))
        .param("tried", tried)
        .param("id", id.value())
        .update();
  }

  /// Ends what Kith cannot send; where its first word may have gone out, nobody knows whether it
  /// arrived.
  void stumbled(MailId id, String reason, Instant now) {
    for (var state : List.of(MailState.SENDING, MailState.QUEUED)) {
      db.sql("update mail_message set " + ENDED + " where id = :id and state = :was")
          .param(
              "state", (state == MailState.SENDING ? MailState.UNKNOWN : MailState.FAILED).name())
          .param("was", state.name())
          .param("reason", reason)
          .param("now", toSql(now))
          .param("id", id.value())
          .update();
    }
  }

  /// What was being sent when Kith was cut off: nobody knows whether it arrived.
  int cutOff(String reason, Instant now) {
    return db.sql("update mail_message set " + ENDED + " where state = 'SENDING'")
        .param("state", MailState.UNKNOWN.name())
        .param("reason", reason)
        .param("now", toSql(now))
        .update();
  }

  /// Moves a mail from one state to another.
  ///
  /// @return false if it was not in that state
  boolean move(MailId id, Collection<MailState> from, MailState to, String reason, Instant now) {
    return db.sql(
                """
                update mail_message
                set state = :to, reason = :reason, due_at = :now, ended_at = case when :to = 'QUEUED' then null else :now end
                where id = :id and state = any(:from) and person_id is not null
                """)
            .param("id", id.value())
            .param("from", from.stream().map(MailState::name).toArray(String[]::new))
            .param("to", to.name())
            .param("reason", reason)
            .param("now", toSql(now))
            .update()
        == 1;
  }

  /// @return false if it does not wait any more
  boolean discard(MailId id) {
    return db.sql("delete from mail_message where id = :id and state = 'QUEUED'")
            .param("id", id.value())
            .update()
        == 1;
  }

  /// How many went out since then.
  int sentSince(Instant since) {
    return db.sql("select count(*) from mail_message where sending_at > :since")
        .param("since", toSql(since))
        .query(Integer.class)
        .single();
  }

  /// When the first one ever went out.
  Optional<Instant> first() {
    return db.sql("select min(sending_at) as at from mail_message")
        .query((row, _) -> Optional.ofNullable(Instants.orNull(row, "at")))
        .single();
  }

  /// How many are in each of these states.
  int count(MailState state) {
    return db.sql("select count(*) from mail_message where state = :state")
        .param("state", state.name())
        .query(Integer.class)
        .single();
  }

  List<OutMail> in(MailState state, int most) {
    return db.sql(
            COLUMNS
                + "where state = :state and person_id is not null order by queued_at desc, id desc"
                + " limit :most")
        .param("state", state.name())
        .param("most", most)
        .query((row, _) -> mail(row))
        .list();
  }

  List<OutMail> find(Collection<MailId> ids) {
    return db.sql(COLUMNS + "where id = any(:ids)")
        .param("ids", ids.stream().map(MailId::value).toArray(Long[]::new))
        .query((row, _) -> mail(row))
        .list();
  }

  /// The mail that a report or an answer is about.
  ///
  /// @param codes of the envelope or the address it came back to
  Optional<OutMail> about(Collection<String> messageIds, Collection<String> codes) {
    return db.sql(
            COLUMNS
                + "where message_id = any(:ids) or code = any(:codes) order by queued_at desc limit"
                + " 1")
        .param("ids", messageIds.toArray(String[]::new))
        .param("codes", codes.toArray(String[]::new))
        .query((row, _) -> mail(row))
        .optional();
  }

  void answered(MailId id, Instant at) {
    db.sql("update mail_message set answered_at = coalesce(answered_at, :at) where id = :id")
        .param("id", id.value())
        .param("at", toSql(at))
        .update();
  }

  void complained(MailId id, Instant at) {
    db.sql("update mail_message set complained_at = coalesce(complained_at, :at) where id = :id")
        .param("id", id.value())
        .param("at", toSql(at))
        .update();
  }

  /// Forgets what was sent long ago, and what was read.
  void forget(Instant now, Duration keep) {
    for (var sql :
        List.of(
            "delete from mail_message where ended_at < :before",
            "delete from mail_heard where heard_at < :before")) {
      db.sql(sql).param("before", toSql(now.minus(keep))).update();
    }
  }

  /// @return false if it was read before
  boolean hears(byte[] messageHash, Instant now) {
    return db.sql(
                "insert into mail_heard (message_hash, heard_at) values (:hash, :now) on conflict"
                    + " do nothing")
            .param("hash", messageHash)
            .param("now", toSql(now))
            .update()
        == 1;
  }

  private static OutMail mail(ResultSet row) throws SQLException {
    return new OutMail(
        new MailId(row.getLong("id")),
        person(row),
        row.getString("recipient"),
        row.getString("recipient_name"),
        row.getString("subject"),
        MailState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("tries"),
        Instants.in(row, "queued_at"),
        Instants.in(row, "due_at"),
        Instants.orNull(row, "ended_at"),
        Instants.orNull(row, "answered_at"),
        Instants.orNull(row, "complained_at"));
  }
}
