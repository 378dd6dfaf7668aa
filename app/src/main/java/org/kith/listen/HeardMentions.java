package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The posts that used our words, the newest first, for whoever reads them one after another. What
/// is muted, and posts whose text is gone, are left out.
@Service
@Transactional(readOnly = true)
public class HeardMentions {

  private static final String MENTIONS =
      """
      select p.id, p.account_id, p.network, a.handle, p.text, p.url, p.at,
        array_agg(distinct m.topic_id) as topics,
        array(select distinct w from mention x, unnest(x.words) w where x.post_id = p.id order by w) as words,
        bool_or(m.of_us) as of_us, min(m.state) as state
      from mention m
      join post p on p.id = m.post_id
      join account a on a.id = p.account_id
      where p.gone_at is null
        and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
      """;

  private final JdbcClient db;

  HeardMentions(JdbcClient db) {
    this.db = db;
  }

  /// Of what, and from where on.
  ///
  /// @param topic null for all
  /// @param state null for any
  /// @param before a moment and, of those at that moment, a post; those before it follow
  public record Asked(
      @Nullable TopicId topic, @Nullable MentionState state, Instant before, PostId beforeId) {}

  public List<HeardMention> list(Asked asked, int limit) {
    return db.sql(
            MENTIONS
                + """
                and (p.at, p.id) < (:before, :id)
                and m.at <= :before
                and (:topic = 0 or m.topic_id = :topic)
                and (:state = '' or m.state = :state)
                group by p.id, a.handle order by p.at desc, p.id desc limit :limit
                """)
        .param("before", toSql(asked.before()))
        .param("id", asked.beforeId().value())
        .param("topic", asked.topic() == null ? 0 : asked.topic().value())
        .param("state", asked.state() == null ? "" : asked.state().name())
        .param("limit", limit)
        .query((row, _) -> mention(row))
        .list();
  }

  public Optional<HeardMention> find(PostId post) {
    return db.sql(MENTIONS + " and p.id = :post group by p.id, a.handle")
        .param("post", post.value())
        .query((row, _) -> mention(row))
        .optional();
  }

  private static HeardMention mention(ResultSet row) throws SQLException {
    return new HeardMention(
        new PostId(row.getLong("id")),
        new AccountId(row.getLong("account_id")),
        row.getString("network"),
        row.getString("handle"),
        row.getString("text"),
        row.getString("url"),
        Instants.in(row, "at"),
        Arrays.stream((Long[]) row.getArray("topics").getArray()).map(TopicId::new).toList(),
        List.of((String[]) row.getArray("words").getArray()),
        row.getBoolean("of_us"),
        MentionState.valueOf(row.getString("state")));
  }
}
