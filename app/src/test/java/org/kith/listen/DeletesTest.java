package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.simulator.bluesky.Crowd;
import org.kith.simulator.bluesky.Event;
import org.kith.simulator.bluesky.FakeJetstream;
import org.kith.site.EveryPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P6 where a stream tells: ten thousand posts are taken back in every order a network
/// can tell it in, and a minute after it told, no text of theirs is left anywhere.
class DeletesTest {

  private static final int DELETES = 10_000;
  private static final int ACCOUNTS = 400;

  /// So many events are told as fast as the stream takes them, then all of them must be heeded.
  private static final int AT_ONCE = 1_000;

  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  @RegisterExtension final TestKith kith = new TestKith();

  private final SplittableRandom random = new SplittableRandom(6);

  /// What must be left, by an independent rule: a post's last text, unless it was ever taken back
  /// or its author left after it was said.
  private final Map<String, String> left = new TreeMap<>();

  private final Set<String> takenBack = new HashSet<>();
  private final Map<String, Integer> authors = new HashMap<>();
  private final Set<String> standing = new HashSet<>();
  private final Set<Integer> gone = new HashSet<>();
  private final List<String> due = new ArrayList<>();
  private int keys;

  private FakeJetstream bluesky;
  private LiveEars ears;
  private long begun;
  private int told;
  private Duration longest = Duration.ZERO;

  @BeforeEach
  void listen() throws IOException {
    var nobody = new Crowd.Talk(1, 1, 0, 0, List.of());
    bluesky =
        FakeJetstream.start(
            new FakeJetstream.Options(
                TestKith.NETWORK_PORT, nobody, false, kith.bean(Clock.class)));
    ears = new LiveEars(kith);
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Leftovers", true, TypedTerms.read("leftovers").terms());
      kith.bean(Sources.class).addBluesky(bluesky.address());
    });
    ears.await("the stream", () -> bluesky.listeners() == 1);
  }

  @AfterEach
  void stop() throws IOException {
    ears.close();
    bluesky.close();
  }

  @Test
  void p6_noTextOfTenThousandDeletedPostsIsLeftAMinuteAfterTheStreamTold() {
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
      if (told >= AT_ONCE) {
        allIsHeeded();
      }
    }
    due.forEach(this::unsay);
    allIsHeeded();
    assertThat(earlyDeletes).isGreaterThan(1000);
    assertThat(again).isGreaterThan(1000);
    assertThat(leavers).isGreaterThan(5);
    System.out.printf(
        "P6: %,d posts taken back among %,d events, heeded after at most %d ms%n",
        takenBack.size(), bluesky.head(), longest.toMillis());

    var canary = new TreeMap<String, String>();
    query(
        "select key, text from post where title || text || url || array_to_string(links, '') ||"
            + " array_to_string(tags, '') like '%secret%'",
        canary);
    assertThat(canary).as("texts of deleted posts").isEmpty();
    var mentions = new TreeMap<String, String>();
    query(
        "select p.key, 'mention' from mention m join post p on p.id = m.post_id where p.text = ''",
        mentions);
    query(
        "select p.key, 'likeness' from post_likeness l join post p on p.id = l.post_id where p.text"
            + " = ''",
        mentions);
    assertThat(mentions).as("what still points to them").isEmpty();
  }

  @Test
  void p6_whatAStreamTakesBackIsOnNoPageAMinuteLater() {
    var keys = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      keys.add(newKey());
      say(keys.getLast(), "zirkonia leftovers of number " + i);
    }
    say(newKey(), "leftovers that stay");
    allIsHeeded();
    var pages = new EveryPage(kith, ids(keys.getFirst()));
    assertThat(pages.with("zirkonia"))
        .as("where it stood, of %d pages", pages.count())
        .contains("/today", "/voices", "/people/" + person.value())
        .hasSizeGreaterThan(5);

    begun = System.nanoTime();
    keys.subList(0, 6).forEach(this::unsay);
    keys.subList(6, 12).forEach(key -> leave(author(key)));
    allIsHeeded();
    assertThat(pages.with("zirkonia")).as("pages that still have it").isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(A_MINUTE);
    assertThat(pages.with("leftovers that stay")).contains("/today");
  }

  private PersonId person = new PersonId(0);

  /// One of the writers is known, so that a person's page has their words, too.
  private Map<String, String> ids(String post) {
    var found = new TreeMap<String, String>();
    query("select 'account', account_id::text from post where key = '%s'".formatted(post), found);
    query("select 'post', id::text from post where key = '%s'".formatted(post), found);
    var account = Objects.requireNonNull(found.get("account"));
    person =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(new AccountId(Long.parseLong(account)), "speaks about leftovers"));
    return Map.of(
        "/people/", Long.toString(person.value()),
        "/api/v1/people/", Long.toString(person.value()),
        "/api/v1/voices/", account,
        "/today/answer/", Objects.requireNonNull(found.get("post")));
  }

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
    var key = "at://%s/app.bsky.feed.post/3m%s".formatted(did(by), letters(++keys, 11));
    authors.put(key, by);
    return key;
  }

  private static String did(int account) {
    return "did:plc:writer" + letters(account, 18);
  }

  private static String letters(int number, int length) {
    var digits = ("%0" + length + "d").formatted(number);
    var letters = new StringBuilder();
    digits.chars().forEach(digit -> letters.append((char) (digit - '0' + 'a')));
    return letters.toString();
  }

  private void say(String key, String text) {
    var words = new Event.Words(text, "en", List.of(), List.of());
    var record = key.substring(key.lastIndexOf('/') + 1);
    boolean anew = !standing.add(key);
    tell(did(author(key)), new Event.What.Wrote(record, words, null, anew));
    if (!takenBack.contains(key)) {
      left.put(key, text);
    }
  }

  private int author(String key) {
    return Objects.requireNonNull(authors.get(key));
  }

  private void unsay(String key) {
    standing.remove(key);
    tell(did(author(key)), new Event.What.TookBack(key.substring(key.lastIndexOf('/') + 1)));
    takenBack.add(key);
    left.remove(key);
  }

  private void leave(int account) {
    if (gone.size() < ACCOUNTS / 2 && gone.add(account)) {
      tell(did(account), new Event.What.Status(false, "deleted"));
      left.keySet().removeIf(key -> author(key) == account);
    }
  }

  private void tell(String did, Event.What what) {
    if (told++ == 0) {
      begun = System.nanoTime();
    }
    bluesky.say(did, what);
  }

  /// Waits until what is kept is what must be left, no longer than a minute after the first of what
  /// was told since.
  private void allIsHeeded() {
    ears.await("all that was told", () -> kept().equals(left));
    var took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(took).as("until what was told is heeded").isLessThan(A_MINUTE);
    longest = took.compareTo(longest) > 0 ? took : longest;
    told = 0;
  }

  private Map<String, String> kept() {
    var kept = new TreeMap<String, String>();
    query("select key, text from post where text <> ''", kept);
    return kept;
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
