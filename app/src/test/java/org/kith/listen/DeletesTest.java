package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P6: ten thousand posts are taken back in every order a network can tell it in, and
/// no text of theirs is left anywhere.
class DeletesTest {

  private static final int DELETES = 10_000;
  private static final int ACCOUNTS = 400;
  private static final int A_BATCH = 500;
  private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");

  @RegisterExtension final TestKith kith = new TestKith();

  private final SplittableRandom random = new SplittableRandom(6);
  private final List<Heard> stream = new ArrayList<>();

  /// What must be left, by an independent rule: a post's last text, unless it was ever taken back
  /// or its author left after it was said.
  private final Map<String, String> left = new TreeMap<>();

  private final Set<String> takenBack = new HashSet<>();
  private final Map<String, Integer> authors = new HashMap<>();
  private final Set<Integer> gone = new HashSet<>();
  private int keys;

  @Test
  void p6_noTextOfTenThousandDeletedPostsIsLeft() {
    int earlyDeletes = 0;
    int again = 0;
    int leavers = 0;
    while (takenBack.size() < DELETES) {
      switch (random.nextInt(10)) {
        case 0 -> {
          var key = newKey();
          unsay(key); // the delete overtook its post
          say(key, "secret leftovers early");
          earlyDeletes++;
        }
        case 1 -> {
          var key = newKey();
          say(key, "secret leftovers first");
          unsay(key);
          say(key, "secret leftovers again under the same key");
          again++;
        }
        case 2 -> {
          var key = newKey();
          say(key, "secret leftovers before the edit");
          say(key, "leftovers edited");
        }
        case 3 -> {
          if (random.nextInt(40) == 0) {
            leave(random.nextInt(ACCOUNTS));
            leavers++;
          }
        }
        case 4, 5 -> say(newKey(), "leftovers that stay");
        default -> {
          var key = newKey();
          say(key, "secret leftovers " + keys);
          later(key);
        }
      }
    }
    due.forEach(this::unsay);
    assertThat(earlyDeletes).isGreaterThan(1000);
    assertThat(again).isGreaterThan(1000);
    assertThat(leavers).isGreaterThan(5);

    var source = kith.asOwner(this::listen);
    hear(source);

    var kept = new TreeMap<String, String>();
    query("select key, text from post where text <> ''", kept);
    assertThat(kept).isEqualTo(left);
    var canary = new TreeMap<String, String>();
    query(
        "select key, text from post where title || text || url || array_to_string(links, '') || array_to_string(tags, '') like '%secret%'",
        canary);
    assertThat(canary).as("texts of deleted posts").isEmpty();
    var mentions = new TreeMap<String, String>();
    query(
        "select p.key, 'mention' from mention m join post p on p.id = m.post_id where p.text = ''",
        mentions);
    query(
        "select p.key, 'likeness' from post_likeness l join post p on p.id = l.post_id where p.text = ''",
        mentions);
    assertThat(mentions).as("what still points to them").isEmpty();
  }

  private final List<String> due = new ArrayList<>();

  /// Takes a post back some time after it was said, in the same batch or a later one.
  private void later(String key) {
    due.add(key);
    if (due.size() > 50) {
      unsay(due.remove(random.nextInt(due.size())));
    }
  }

  private String newKey() {
    int by = random.nextInt(ACCOUNTS);
    while (gone.contains(by)) {
      by = random.nextInt(ACCOUNTS);
    }
    var key = "at://did:plc:writer%d/app.bsky.feed.post/%d".formatted(by, ++keys);
    authors.put(key, by);
    return key;
  }

  private void say(String key, String text) {
    int by = author(key);
    stream.add(new Heard.Said(post(key, by, text)));
    if (!takenBack.contains(key)) {
      left.put(key, text);
    }
  }

  private int author(String key) {
    return Objects.requireNonNull(authors.get(key));
  }

  private void unsay(String key) {
    stream.add(new Heard.Unsaid(Network.BLUESKY, key));
    takenBack.add(key);
    left.remove(key);
  }

  private void leave(int account) {
    if (gone.size() < ACCOUNTS / 2 && gone.add(account)) {
      stream.add(new Heard.Left(Network.BLUESKY, "did:plc:writer" + account, "deleted"));
      left.keySet().removeIf(key -> author(key) == account);
    }
  }

  private static Post post(String key, int by, String text) {
    var did = "did:plc:writer" + by;
    return new Post(
        key,
        new Account(Network.BLUESKY, did, did, did),
        URI.create("https://bsky.app/profile/" + did),
        AT,
        "",
        text,
        List.of(),
        List.of(),
        "en",
        null);
  }

  private Source listen() {
    kith.bean(Topics.class).listen("Leftovers", false, TypedTerms.read("leftovers").terms());
    var sources = kith.bean(Sources.class);
    return sources.find(sources.addBluesky(URI.create("wss://bsky.example"))).orElseThrow();
  }

  private void hear(Source source) {
    for (int from = 0; from < stream.size(); from += A_BATCH) {
      var some = stream.subList(from, Math.min(stream.size(), from + A_BATCH));
      var since = new Cursor(from == 0 ? "" : Integer.toString(from));
      var batch =
          new Batch(some, List.of(), since, new Cursor(Integer.toString(from + A_BATCH)), 0);
      kith.asOwner(() -> kith.bean(Listening.class).take(source, batch));
    }
  }

  private void query(String sql, Map<String, String> into) {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .executeWithoutResult(_ ->
                kith.bean(JdbcClient.class)
                    .sql(sql)
                    .query(row -> {
                      into.put(row.getString(1), row.getString(2));
                    })));
  }
}
