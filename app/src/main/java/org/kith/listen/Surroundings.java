package org.kith.listen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what posts answer, and how many others say almost the same.
@Service
@Transactional(readOnly = true)
public class Surroundings {

  private static final int SENTENCES = 2;
  private static final int CHARACTERS = 160;

  private final JdbcClient db;

  Surroundings(JdbcClient db) {
    this.db = db;
  }

  /// What stands around each of a page's posts; posts around which nothing stands are left out.
  public Map<PostId, Around> of(Collection<PostId> posts) {
    var around = new HashMap<PostId, Around>();
    if (posts.isEmpty()) {
      return around;
    }
    db.sql(
            """
            select p.id, p.relation, q.id as to_id, q.title as to_title, q.text as to_text,
                   b.ours as to_us, coalesce(nullif(b.name, ''), b.handle) as to_name,
                   case when p.alike_id is null and not exists (select 1 from post c where c.alike_id = p.id)
                     then 0
                     else (select count(*) from post c
                           where (c.alike_id = coalesce(p.alike_id, p.id) or c.id = p.alike_id)
                             and c.id <> p.id and c.gone_at is null)
                   end as alike
            from post p
            left join post q on p.relation in ('REPLY', 'QUOTE') and q.workspace_id = p.workspace_id
              and q.network = p.network and q.key = p.relation_key
            left join account b on b.id = q.account_id
            where p.id = any(:posts)
            """)
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .query((ResultSet row) -> {
          var one = around(row);
          if (!one.equals(Around.NOTHING)) {
            around.put(new PostId(row.getLong("id")), one);
          }
        });
    return around;
  }

  private static Around around(ResultSet row) throws SQLException {
    int alike = row.getInt("alike");
    if (row.getLong("to_id") == 0) {
      return new Around(null, alike);
    }
    var said = AlikePosts.text(row.getString("to_title"), row.getString("to_text"));
    return new Around(
        new Around.Answered(
            row.getString("relation").equals("QUOTE"),
            row.getBoolean("to_us"),
            row.getString("to_name"),
            Excerpt.of(said, List.of(), SENTENCES, CHARACTERS)),
        alike);
  }
}
