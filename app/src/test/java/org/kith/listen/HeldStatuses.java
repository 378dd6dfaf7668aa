package org.kith.listen;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.Lives;
import org.kith.simulator.mastodon.Oracle;

/// What a Kith holds of a Mastodon server, as its database itself says, past all walls.
record HeldStatuses(Lives lives) {

  private static final String POSTS =
      """
      select p.key, a.key as author, p.text, p.gone_at is not null as gone, p.answers,
             coalesce((select string_agg(t.name, E'\\n') from mention m join topic t on t.id = m.topic_id
                       where m.post_id = p.id), '') as topics
      from post p join account a on a.id = p.account_id where p.network = 'MASTODON'
      """;

  private static final String VOICES =
      """
      select a.key, v.mentions from voice v join account a on a.id = v.account_id
      where a.network = 'MASTODON'
      """;

  private static final String DAYS =
      """
      select coalesce(sum(d.posts), 0) as posts, (select count(*) from post where network = 'MASTODON') as kept
      from source_day d join source s on s.id = d.source_id where s.kind = 'FEDIVERSE'
      """;

  /// How it differs from what the oracle says: the posts, and what follows from each of them once.
  Oracle.Difference beside(Oracle oracle) throws SQLException {
    var voices = new HashMap<String, Integer>();
    for (var row : lives.rows(VOICES)) {
      voices.put(text(row, "key"), Integer.parseInt(text(row, "mentions")));
    }
    var posts = oracle.with(held(), voices);
    var days = lives.rows(DAYS).getFirst();
    if (text(days, "posts").equals(text(days, "kept"))) {
      return posts;
    }
    var wrong = new ArrayList<>(posts.wrong());
    wrong.add("the days of the sources: " + days);
    return new Oracle.Difference(posts.missing(), posts.twice(), wrong);
  }

  private List<Oracle.Held> held() throws SQLException {
    var held = new ArrayList<Oracle.Held>();
    for (var row : lives.rows(POSTS)) {
      var topics = text(row, "topics");
      var all = topics.isEmpty() ? Set.<String>of() : Set.of(topics.split("\n"));
      var post = new Oracle.Kept(text(row, "author"), text(row, "text"), all);
      boolean gone = text(row, "gone").startsWith("t");
      held.add(
          new Oracle.Held(text(row, "key"), post, gone, Integer.parseInt(text(row, "answers"))));
    }
    return held;
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /// How many sources have a place from which they go on.
  int begun() throws SQLException {
    return lives
        .rows(
            "select 1 from source where kind = 'FEDIVERSE' and cursor like 'm1 _%' and cursor not"
                + " like 'm1 - %'")
        .size();
  }

  /// How the sources stand, for whoever wants to know why they hear nothing.
  String sources() throws SQLException {
    return lives
        .rows("select name, state, reason, dropped, left(cursor, 40) as cursor from source")
        .toString();
  }
}
