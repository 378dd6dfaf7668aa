package org.kith.listen;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.kith.networks.Network;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What was heard that answers given posts: answers to our own among them, which a connected
/// account hears as said to us. What is muted, and posts whose text is gone, are left out.
@Service
@Transactional(readOnly = true)
public class HeardAnswers {

  private final JdbcClient db;

  HeardAnswers(JdbcClient db) {
    this.db = db;
  }

  /// An answer, and who gave it.
  public record Answer(String handle, String text, URI url, Instant at) {}

  /// Newest first.
  ///
  /// @param keys what the network calls the posts that are answered
  public List<Answer> to(Network network, Collection<String> keys, int most) {
    return db.sql(
            """
            select a.handle, p.text, p.url, p.at
            from post p join account a on a.id = p.account_id
            where p.network = :network and p.relation = 'REPLY' and p.relation_key = any(:keys)
              and p.gone_at is null and p.text <> '' and not a.ours
              and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
            order by p.at desc, p.id desc limit :most
            """)
        .param("network", network.name())
        .param("keys", keys.stream().map(Column.KEY::fitKey).toArray(String[]::new))
        .param("most", most)
        .query((row, _) ->
            new Answer(
                row.getString("handle"),
                row.getString("text"),
                URI.create(row.getString("url")),
                Instants.in(row, "at")))
        .list();
  }
}
