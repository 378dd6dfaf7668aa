package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P2: a thousand people who look alike, and whose accounts link to one another in
/// every way that is no proof, stay a thousand.
class LookAlikesTest {

  private static final int PEOPLE = 1000;
  private static final List<String> NETWORKS = List.of("BLOG", "MASTODON", "BLUESKY");

  @RegisterExtension final TestKith kith = new TestKith();

  private final SplittableRandom random = new SplittableRandom(42);
  private final List<AccountId> linking = new ArrayList<>();

  @Test
  void p2_aThousandLookAlikesAreNeverMergedByThemselves() {
    kith.asOwner(() -> transaction().executeWithoutResult(_ -> write()));
    var identity = kith.bean(Identity.class);
    kith.asOwner(() ->
        transaction()
            .executeWithoutResult(_ -> {
              kith.bean(SamePersonStore.class).suggestSameAddress();
              linking.forEach(identity::conclude);
            }));

    assertThat(count("person_merge")).isZero();
    assertThat(count("person")).isEqualTo(PEOPLE);
    assertThat(count("person_account")).isEqualTo(PEOPLE);
    // They were looked at: what one says alone is a question, and there is no other question.
    assertThat(count("same_person")).isBetween(50L, (long) linking.size());
    assertThat(
            kith.asOwner(() -> kith.bean(SamePersons.class).open(2000)).stream()
                .map(SameCard::evidence))
        .allMatch(evidence -> evidence.contains(" links to "));
  }

  private void write() {
    var numbers = IntStream.range(0, PEOPLE).boxed().toList();
    var names = List.of("Ana Weber", "Anna Weber", "Ana Wéber", "A. Weber", "ana weber");
    var persons =
        db().sql(
                """
                insert into person (name, email, purpose, added_at)
                select n, e, 'bakes', now() from unnest(:names::text[], :mails::text[]) as t (n, e) returning id
                """)
            .param("names", texts(numbers, i -> names.get(i % names.size())))
            .param("mails", texts(numbers, "ana.weber@host%d.example"::formatted))
            .query((row, _) -> row.getLong(1))
            .list();
    var accounts =
        db().sql(
                """
                insert into account (network, key, handle, name, about)
                select n, k, h, 'Ana Weber', 'Bakes.'
                from unnest(:networks::text[], :keys::text[], :handles::text[]) as t (n, k, h) returning id
                """)
            .param("networks", texts(numbers, i -> NETWORKS.get(i % 3)))
            .param("keys", texts(numbers, LookAlikesTest::key))
            .param("handles", texts(numbers, LookAlikesTest::handle))
            .query((row, _) -> row.getLong(1))
            .list();
    db().sql(
            """
            insert into person_account (person_id, account_id, proof)
            select p, a, 'told us' from unnest(:persons::bigint[], :accounts::bigint[]) as t (p, a)
            """)
        .param("persons", persons.toArray(Long[]::new))
        .param("accounts", accounts.toArray(Long[]::new))
        .update();
    accounts.stream().filter(_ -> random.nextInt(6) == 0).map(AccountId::new).forEach(linking::add);
    linking.forEach(this::link);
  }

  private static String[] texts(List<Integer> numbers, Function<Integer, String> of) {
    return numbers.stream().map(of).toArray(String[]::new);
  }

  private static String key(int nr) {
    return switch (nr % 3) {
      case 0 -> "https://anaweber%d.example".formatted(nr);
      case 1 -> "https://social.example/users/anaweber%d".formatted(nr);
      default -> "did:plc:anaweber%d".formatted(nr);
    };
  }

  private static String handle(int nr) {
    return switch (nr % 3) {
      case 0 -> "anaweber%d.example".formatted(nr);
      case 1 -> "anaweber%d@social.example".formatted(nr);
      default -> "anaweber%d.bsky.social".formatted(nr);
    };
  }

  /// To somebody who links to nobody, or back in a profile only; never rel=me both ways.
  private void link(AccountId account) {
    int to = random.nextInt(PEOPLE);
    var url =
        switch (to % 3) {
          case 0 -> key(to) + "/";
          case 1 -> "https://social.example/@anaweber" + to;
          default -> "https://bsky.app/profile/" + handle(to);
        };
    var kind = random.nextBoolean() ? "REL_ME" : "PROFILE";
    var backwards = kind.equals("REL_ME") && random.nextInt(4) == 0;
    db().sql(
            "insert into account_link (account_id, kind, url) values (%d, '%s', '%s') on conflict do nothing"
                .formatted(account.value(), kind, url))
        .update();
    if (backwards) {
      db().sql(
              """
              insert into account_link (account_id, kind, url)
              select a.id, 'PROFILE', case o.network when 'BLOG' then o.key || '/' when 'MASTODON' then o.key
                else 'https://bsky.app/profile/' || o.key end
              from account a, account o where a.key = '%s' and o.id = %d
                and not exists (select 1 from account_link l where l.account_id = a.id)
              """
                  .formatted(key(to), account.value()))
          .update();
    }
  }

  private long count(String table) {
    return kith.asOwner(() ->
        transaction()
            .execute(_ -> db().sql("select count(*) from " + table).query(Long.class).single()));
  }

  private TransactionTemplate transaction() {
    return kith.bean(TransactionTemplate.class);
  }

  private JdbcClient db() {
    return kith.bean(JdbcClient.class);
  }
}
