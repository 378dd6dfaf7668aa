package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kith.mail.MailId;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Invitations by mail: their words, their mails, and whether they rest.
@Repository
class InvitationStore {

  private final JdbcClient db;

  InvitationStore(JdbcClient db) {
    this.db = db;
  }

  Optional<InvitationText> text(CampaignId campaign) {
    return db.sql("select subject, body from invitation_text where campaign_id = :campaign")
        .param("campaign", campaign.value())
        .query((row, _) -> new InvitationText(row.getString("subject"), row.getString("body")))
        .optional();
  }

  void text(CampaignId campaign, InvitationText text, String by, Instant now) {
    db.sql(
            """
            insert into invitation_text (campaign_id, subject, body, changed_by, changed_at)
            values (:campaign, :subject, :body, :by, :now)
            on conflict (campaign_id) do update
              set subject = excluded.subject, body = excluded.body,
                  changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .param("campaign", campaign.value())
        .param("subject", text.subject())
        .param("body", text.body())
        .param("by", by)
        .param("now", toSql(now))
        .update();
  }

  void add(CampaignId campaign, MailId mail) {
    db.sql("insert into invitation (campaign_id, mail_id) values (:campaign, :mail)")
        .param("campaign", campaign.value())
        .param("mail", mail.value())
        .update();
  }

  /// The last mail to each person of a campaign.
  Map<PersonId, MailId> mails(CampaignId campaign) {
    var found = new HashMap<PersonId, MailId>();
    db.sql(
            """
            select kith_person(m.person_id) as person, i.mail_id from invitation i join mail_message m on m.id = i.mail_id
            where i.campaign_id = :campaign order by i.mail_id
            """)
        .param("campaign", campaign.value())
        .query((row, _) ->
            found.put(new PersonId(row.getLong("person")), new MailId(row.getLong("mail_id"))))
        .list();
    return found;
  }

  Optional<CampaignId> campaign(MailId mail) {
    return db.sql("select campaign_id from invitation where mail_id = :mail")
        .param("mail", mail.value())
        .query((row, _) -> new CampaignId(row.getLong("campaign_id")))
        .optional();
  }

  /// How many of a campaign's mails went out, and how many were called unwanted.
  record Complaints(int sent, int complaints) {}

  Complaints complaints(CampaignId campaign) {
    return db.sql(
            """
            select count(*) filter (where m.sending_at is not null) as sent,
                   count(*) filter (where m.complained_at is not null) as complaints
            from invitation i join mail_message m on m.id = i.mail_id where i.campaign_id = :campaign
            """)
        .param("campaign", campaign.value())
        .query((row, _) -> new Complaints(row.getInt("sent"), row.getInt("complaints")))
        .single();
  }

  /// The mails of a campaign that wait, and whom they are to.
  Map<MailId, PersonId> waiting(CampaignId campaign) {
    var found = new LinkedHashMap<MailId, PersonId>();
    db.sql(
            """
            select m.id, kith_person(m.person_id) as person from invitation i join mail_message m on m.id = i.mail_id
            where i.campaign_id = :campaign and m.state = 'QUEUED' order by m.id
            """)
        .param("campaign", campaign.value())
        .query((row, _) ->
            found.put(new MailId(row.getLong("id")), new PersonId(row.getLong("person"))))
        .list();
    return found;
  }

  /// @param complaints how many there were then
  record Pause(boolean paused, int complaints) {
    static final Pause NONE = new Pause(false, 0);
  }

  Pause pause(CampaignId campaign) {
    return db.sql("select paused, complaints from invitation_pause where campaign_id = :campaign")
        .param("campaign", campaign.value())
        .query((row, _) -> new Pause(row.getBoolean("paused"), row.getInt("complaints")))
        .optional()
        .orElse(Pause.NONE);
  }

  void pause(CampaignId campaign, Pause pause, Instant now) {
    db.sql(
            """
            insert into invitation_pause (campaign_id, paused, complaints, at) values (:campaign, :paused, :complaints, :now)
            on conflict (campaign_id) do update
              set paused = excluded.paused, complaints = excluded.complaints, at = excluded.at
            """)
        .param("campaign", campaign.value())
        .param("paused", pause.paused())
        .param("complaints", pause.complaints())
        .param("now", toSql(now))
        .update();
  }
}
