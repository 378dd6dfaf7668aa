package org.kith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All that Kith holds of what it read, as the database itself says, and how it differs from what
/// was said.
///
/// @param posts every post there is
/// @param wrong sums that do not agree with the posts, each in words
record KeptState(List<Post> posts, List<String> wrong) {

  /// A post as it is kept.
  ///
  /// @param mentions how many topics it stands under
  record Post(String network, String key, String text, boolean gone, int mentions) {}

  private static final Map<String, String> SUMS =
      Map.of(
          "voices whose mentions are not the posts heard of them",
          """
          select a.handle || ' ' || coalesce(v.mentions, 0) || ' instead of ' || count(p.id)
          from account a left join voice v on v.account_id = a.id left join post p on p.account_id = a.id
          group by a.handle, v.mentions having coalesce(v.mentions, 0) <> count(p.id)
          """,
          "sources whose days do not add up to their posts",
          """
          select s.name || ' ' || coalesce(d.posts, 0) || ' and ' || coalesce(d.mentions, 0)
                 || ' instead of ' || coalesce(p.posts, 0)
          from source s
          left join (select source_id, sum(posts) as posts, sum(mentions) as mentions
                     from source_day group by source_id) d on d.source_id = s.id
          left join (select source_id, count(*) as posts from post group by source_id) p on p.source_id = s.id
          where (coalesce(d.posts, 0), coalesce(d.mentions, 0)) <> (coalesce(p.posts, 0), coalesce(p.posts, 0))
          """,
          "gaps",
          "select from_cursor || ' to ' || to_cursor from gap",
          "sources in trouble",
          "select name || ' ' || state || ' ' || reason from source where state <> 'WORKING' or failures > 0",
          "work that has not come to its end",
          "select name || ' ' || state || ' ' || message from job_run where state <> 'DONE'");

  /// Opens the database of a data folder whose PostgreSQL runs, past all walls.
  static Connection connect(Path data) throws IOException, SQLException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    var password = Files.readString(data.resolve("postgres.password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres", "kith", password);
  }

  static KeptState of(Connection db) throws SQLException {
    var posts = new ArrayList<Post>();
    try (var statement = db.createStatement();
        var rows =
            statement.executeQuery(
                """
                select network, key, text, gone_at is not null as gone,
                       (select count(*) from mention m where m.post_id = post.id) as mentions
                from post order by id
                """)) {
      while (rows.next()) {
        posts.add(
            new Post(
                rows.getString("network"),
                rows.getString("key"),
                rows.getString("text"),
                rows.getBoolean("gone"),
                rows.getInt("mentions")));
      }
    }
    var wrong = new ArrayList<String>();
    for (var sum : SUMS.entrySet()) {
      try (var statement = db.createStatement();
          var rows = statement.executeQuery(sum.getValue())) {
        while (rows.next()) {
          wrong.add(sum.getKey() + ": " + rows.getString(1));
        }
      }
    }
    return new KeptState(posts, wrong);
  }

  /// Everything that is not as it was said; empty if all is well.
  ///
  /// @param blogPosts how many posts the blog has, numbered from 1
  List<String> differencesFrom(Chatter chatter, int blogPosts) {
    var differences = new ArrayList<>(wrong);
    bluesky(chatter, differences);
    blog(blogPosts, differences);
    for (var post : posts) {
      if (post.mentions() != (post.gone() ? 0 : 1)) {
        differences.add("%d mentions of %s".formatted(post.mentions(), post));
      }
      if (post.gone() && !post.text().isEmpty()) {
        differences.add("deleted, but kept: " + post);
      }
    }
    return differences;
  }

  private void bluesky(Chatter chatter, List<String> differences) {
    var standing = chatter.standing();
    var deleted = chatter.deleted();
    var seen = new HashSet<String>();
    for (var post : of("BLUESKY")) {
      var said = standing.get(post.key());
      if (!seen.add(post.key())) {
        differences.add("kept twice: " + post);
      } else if (said == null) {
        if (!deleted.containsKey(post.key()) || !post.gone()) {
          differences.add("kept, but does not stand: " + post);
        }
      } else if (!said.text().equals(post.text()) || post.gone()) {
        differences.add("kept otherwise than it was said: " + post);
      }
    }
    standing.forEach((key, said) -> {
      if (!seen.contains(key)) {
        differences.add("lost: " + said);
      }
    });
  }

  private void blog(int count, List<String> differences) {
    var keys = of("BLOG").stream().map(Post::key).toList();
    if (keys.size() != count || Set.copyOf(keys).size() != count) {
      differences.add("%d of the blog's %d posts: %s".formatted(keys.size(), count, keys));
    }
    var numbers =
        of("BLOG").stream()
            .map(post -> post.text().replaceAll("(?s).*river again \\((\\d+)\\).*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    var expected =
        IntStream.rangeClosed(1, count)
            .mapToObj(Integer::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!numbers.equals(expected)) {
      differences.add("the blog's posts are " + numbers);
    }
  }

  private List<Post> of(String network) {
    return posts.stream().filter(post -> post.network().equals(network)).toList();
  }
}
