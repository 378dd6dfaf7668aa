package org.kith.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.kith.activate.CampaignId;
import org.kith.activate.SharedPost;
import org.kith.activate.SharedPosts;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells campaigns what was found of them.
@Component
class FoundShares implements SharedPosts {

  private final JdbcClient db;

  FoundShares(JdbcClient db) {
    this.db = db;
  }

  @Override
  @Transactional(readOnly = true)
  public List<SharedPost> of(CampaignId campaign) {
    return db.sql(
            """
            select p.id, pa.person_id, a.handle, p.text, p.url, p.at,
                   p.relation is distinct from 'REPOST' as own_words, coalesce(p.alike_id, p.id) as alike
            from share s join post p on p.id = s.post_id join account a on a.id = p.account_id
            left join person_account pa on pa.account_id = a.id
            where s.campaign_id = :campaign and not a.ours and p.gone_at is null
            order by p.at, p.id
            """)
        .param("campaign", campaign.value())
        .query((row, _) -> post(row))
        .list();
  }

  private static SharedPost post(ResultSet row) throws SQLException {
    long person = row.getLong("person_id");
    return new SharedPost(
        new PostId(row.getLong("id")),
        person == 0 ? null : new PersonId(person),
        row.getString("handle"),
        row.getString("text"),
        row.getString("url"),
        Instants.in(row, "at"),
        row.getBoolean("own_words"),
        row.getLong("alike"));
  }
}
