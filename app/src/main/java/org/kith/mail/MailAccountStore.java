package org.kith.mail;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.mail.wire.Mailbox;
import org.kith.mail.wire.Security;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `mail_account`: at most one a workspace.
@Repository
class MailAccountStore {

  private final JdbcClient db;

  MailAccountStore(JdbcClient db) {
    this.db = db;
  }

  /// What is sealed: the passwords.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sealed(byte @Nullable [] smtp, byte @Nullable [] imap) {}

  Optional<MailAccount> find() {
    return db.sql("select * from mail_account").query((row, _) -> account(row)).optional();
  }

  private static MailAccount account(ResultSet row) throws SQLException {
    return new MailAccount(
        row.getString("sender_name"),
        row.getString("sender_address"),
        row.getString("postal_address"),
        row.getBoolean("plus_addresses"),
        row.getString("copies_address"),
        row.getInt("most_an_hour"),
        way(row, "smtp"),
        row.getString("imap_host").isEmpty() ? null : way(row, "imap"),
        standing(row, "", "checked_at"),
        standing(row, "read_", "read_at"),
        row.getString("changed_by"),
        Instants.in(row, "changed_at"));
  }

  private static MailAccount.Way way(ResultSet row, String name) throws SQLException {
    return new MailAccount.Way(
        row.getString(name + "_host"),
        row.getInt(name + "_port"),
        Security.valueOf(row.getString(name + "_security")),
        row.getString(name + "_user"),
        row.getBytes(name + "_secret") != null);
  }

  private static MailAccount.Standing standing(ResultSet row, String before, String at)
      throws SQLException {
    return new MailAccount.Standing(
        MailAccount.State.valueOf(row.getString(before + "state")),
        row.getString(before + "reason"),
        Instants.orNull(row, at));
  }

  Sealed sealed() {
    return db.sql("select smtp_secret, imap_secret from mail_account")
        .query((row, _) -> new Sealed(row.getBytes("smtp_secret"), row.getBytes("imap_secret")))
        .single();
  }

  void seal(Sealed sealed) {
    db.sql("update mail_account set smtp_secret = :smtp, imap_secret = :imap")
        .param("smtp", sealed.smtp(), Types.BINARY)
        .param("imap", sealed.imap(), Types.BINARY)
        .update();
  }

  /// Keeps an account in place of the one that is known. Another inbox is read from its end.
  void keep(TypedAccount typed, Sealed sealed, String by, Instant now) {
    var imap = typed.imap();
    db.sql(
            """
            insert into mail_account as a (sender_name, sender_address, postal_address, plus_addresses, copies_address,
              most_an_hour, smtp_host, smtp_port, smtp_security, smtp_user, smtp_secret,
              imap_host, imap_port, imap_security, imap_user, imap_secret, changed_by, changed_at)
            values (:name, :address, :postal, :plus, :copies, :most, :host, :port, :security, :user, :secret,
              :ihost, :iport, :isecurity, :iuser, :isecret, :by, :now)
            on conflict (workspace_id) do update
              set sender_name = excluded.sender_name, sender_address = excluded.sender_address,
                  postal_address = excluded.postal_address, plus_addresses = excluded.plus_addresses,
                  copies_address = excluded.copies_address, most_an_hour = excluded.most_an_hour,
                  smtp_host = excluded.smtp_host, smtp_port = excluded.smtp_port,
                  smtp_security = excluded.smtp_security, smtp_user = excluded.smtp_user,
                  smtp_secret = excluded.smtp_secret, imap_host = excluded.imap_host,
                  imap_port = excluded.imap_port, imap_security = excluded.imap_security,
                  imap_user = excluded.imap_user, imap_secret = excluded.imap_secret,
                  state = 'UNTRIED', reason = '', checked_at = null,
                  read_state = 'UNTRIED', read_reason = '', read_at = null,
                  read_validity = case when (a.imap_host, a.imap_port, a.imap_user)
                    is distinct from (excluded.imap_host, excluded.imap_port, excluded.imap_user)
                    then 0 else a.read_validity end,
                  changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .param("name", typed.senderName())
        .param("address", typed.senderAddress())
        .param("postal", typed.postalAddress())
        .param("plus", typed.plusAddresses())
        .param("copies", typed.copiesAddress())
        .param("most", Integer.parseInt(typed.mostAnHour()))
        .param("host", typed.smtp().host())
        .param("port", typed.smtp().number())
        .param("security", typed.smtp().security().name())
        .param("user", typed.smtp().user())
        .param("secret", sealed.smtp(), Types.BINARY)
        .param("ihost", imap.host())
        .param("iport", imap.host().isEmpty() ? 993 : imap.number())
        .param("isecurity", imap.security().name())
        .param("iuser", imap.user())
        .param("isecret", sealed.imap(), Types.BINARY)
        .param("by", by)
        .param("now", toSql(now))
        .update();
  }

  boolean remove() {
    return db.sql("delete from mail_account").update() > 0;
  }

  void sends(MailAccount.State state, String reason, Instant now) {
    db.sql("update mail_account set state = :state, reason = :reason, checked_at = :now")
        .param("state", state.name())
        .param("reason", reason)
        .param("now", toSql(now))
        .update();
  }

  void reads(MailAccount.State state, String reason, Instant now) {
    db.sql("update mail_account set read_state = :state, read_reason = :reason, read_at = :now")
        .param("state", state.name())
        .param("reason", reason)
        .param("now", toSql(now))
        .update();
  }

  Mailbox.Place place() {
    return db.sql("select read_validity, read_last from mail_account")
        .query(
            (row, _) -> new Mailbox.Place(row.getLong("read_validity"), row.getLong("read_last")))
        .optional()
        .orElse(Mailbox.Place.NOWHERE);
  }

  void place(Mailbox.Place place) {
    db.sql("update mail_account set read_validity = :validity, read_last = :last")
        .param("validity", place.validity())
        .param("last", place.last())
        .update();
  }
}
