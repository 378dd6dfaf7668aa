package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.kith.networks.Post;
import org.kith.store.Instants;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hears when somebody answers us with “stop” and nothing else, and notes for good that their
/// account is not written to (P7). Whoever it belongs to, now or later, has said no.
@Service
@Transactional
public class Refusals {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  Refusals(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  @EventListener
  void on(PostsKept kept) {
    for (var one : kept.posts()) {
      var post = one.post();
      if (answers(post) && StopWords.isStop(post.text()) && isToUs(post)) {
        note(one.author(), evidence(post), post.at());
      }
    }
  }

  private static boolean answers(Post post) {
    return post.relation() != null && post.relation().kind() == Post.Relation.Kind.REPLY;
  }

  private boolean isToUs(Post post) {
    var relation = post.relation();
    return relation != null
        && db.sql(
                """
                select exists (select 1 from post p join account a on a.id = p.account_id
                               where p.network = :network and p.key = :key and a.ours)
                """)
            .param("network", post.author().network().name())
            .param("key", Column.KEY.fitKey(relation.id()))
            .query(Boolean.class)
            .single();
  }

  private static String evidence(Post post) {
    var said = Column.oneLine(post.text()).strip();
    var shown = said.length() <= 100 ? said : said.substring(0, 100) + "…";
    var day = DAY.format(post.at().atZone(ZoneOffset.UTC));
    return "They answered “%s” to what you wrote, on %s%s".formatted(shown, day, where(post.url()));
  }

  private static String where(URI url) {
    return url.toString().isEmpty() ? "" : ": " + url;
  }

  /// Notes that an account wants nothing from us. Noting it again changes nothing.
  ///
  /// @param evidence how we know, in words that prove it
  public void note(AccountId account, String evidence, Instant at) {
    int noted =
        db.sql(
                """
                insert into account_refusal (account_id, evidence, at)
                select id, :evidence, :at from account where id = :account and not ours
                on conflict do nothing
                """)
            .param("account", account.value())
            .param("evidence", Column.LONG.fit(evidence))
            .param("at", toSql(at))
            .update();
    if (noted > 0) {
      db.sql(
              """
              update account set opt_outs = opt_outs || '{CONTACT}'
              where id = :account and not 'CONTACT' = any(opt_outs)
              """)
          .param("account", account.value())
          .update();
      events.publishEvent(new AccountRefused(account, evidence, at));
    }
  }

  /// What these accounts said, the earliest first.
  @Transactional(readOnly = true)
  public List<AccountRefused> of(Collection<AccountId> accounts) {
    return db.sql(
            "select account_id, evidence, at from account_refusal where account_id = any(:ids) order by at")
        .param("ids", AccountStore.values(accounts))
        .query((row, _) ->
            new AccountRefused(
                new AccountId(row.getLong("account_id")),
                row.getString("evidence"),
                Instants.in(row, "at")))
        .list();
  }
}
