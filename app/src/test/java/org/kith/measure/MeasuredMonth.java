package org.kith.measure;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.TestKith;
import org.kith.activate.Brief;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.Destination;
import org.kith.activate.Forecast;
import org.kith.activate.Kit;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.plan.Audiences;
import org.kith.plan.FollowerList;
import org.kith.reach.Estimate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A month small enough to count by hand: us and three others, heard by forty people.
public final class MeasuredMonth {

  public static final Instant TENTH = Instant.parse("2026-11-10T12:00:00Z");

  private final TestKith kith;
  private final SourceId source;
  final List<AccountId> crowd = new ArrayList<>();
  final AccountId us;
  final AccountId ana;
  final AccountId ben;
  final AccountId cem;

  public MeasuredMonth(TestKith kith) {
    this.kith = kith;
    source = in(() -> kith.bean(Sources.class).addArchive(Source.Kind.FEED, "The town", "town"));
    in(() ->
        kith.bean(Topics.class).add("Us", true, List.of(Term.parse("Harvestline").orElseThrow())));
    for (int i = 0; i < 40; i++) {
      crowd.add(account("reader" + i));
    }
    us = account("harvestline");
    ana = account("ana");
    ben = account("ben");
    cem = account("cem");
    in(() -> {
      kith.bean(Accounts.class).ours(List.of(us));
      return true;
    });
    follow(us, 0, 10);
    follow(ana, 5, 25);
    follow(ben, 15, 30);
    follow(cem, 30, 40);
  }

  <T> T in(Supplier<T> work) {
    return kith.asOwner(() -> kith.bean(TransactionTemplate.class).execute(_ -> work.get()));
  }

  private Account of(String handle) {
    return new Account(Network.MASTODON, "https://town.example/" + handle, handle, handle);
  }

  AccountId account(String handle) {
    return in(() -> kith.bean(Accounts.class).remember(of(handle)));
  }

  private void follow(AccountId account, int from, int to) {
    var ids =
        new LongArrayList(crowd.subList(from, to).stream().mapToLong(AccountId::value).toArray());
    kith.asOwner(() ->
        kith.bean(Audiences.class)
            .replaceAll(List.of(new FollowerList(account, ids, true, kith.now()))));
  }

  /// Ben hears Ana, and Cem hears Ben.
  void theyFollowEachOther() {
    follow(ana, 5, 25, ben);
    follow(ben, 15, 30, cem);
  }

  private void follow(AccountId account, int from, int to, AccountId also) {
    var followers = new ArrayList<>(crowd.subList(from, to));
    followers.add(also);
    follow(account, followers);
  }

  /// Whoever hears an account, listed to the end.
  void follow(AccountId account, List<AccountId> followers) {
    var ids = new LongArrayList(followers.stream().mapToLong(AccountId::value).toArray());
    kith.asOwner(() ->
        kith.bean(Audiences.class)
            .replaceAll(List.of(new FollowerList(account, ids, true, kith.now()))));
  }

  /// Publishes a post, heard in the ordinary way.
  void says(
      String handle,
      String key,
      String text,
      List<String> links,
      Post.@Nullable Relation relation,
      Instant at) {
    in(() ->
        kith.bean(Archives.class)
            .add(
                source,
                List.of(
                    new Post(
                        key,
                        of(handle),
                        URI.create("https://town.example/" + key),
                        at,
                        "",
                        text,
                        links.stream().map(URI::create).toList(),
                        text.contains("#walk") ? List.of("walk") : List.of(),
                        "en",
                        relation))));
  }

  public void says(String handle, String text) {
    says(handle, handle + "-" + text.hashCode(), text, List.of(), null, TENTH);
  }

  /// Notes that a group of 24 opened with the first words of an account.
  public void opened(String handle) {
    column(
        """
        insert into insight (kind, post_id, week, found_at, group_size, around)
        select 'COMMUNITY_OPENED', p.id, date_trunc('week', p.at)::date, p.at, 24, array[%d]
        from post p join account a on a.id = p.account_id where a.handle = '%s' order by p.at limit 1
        returning post_id
        """
            .formatted(ben.value(), handle));
  }

  /// The same, the day after.
  public void saysLater(String handle, String text) {
    says(handle, handle + "-" + text.hashCode(), text, List.of(), null, TENTH.plusSeconds(86_400));
  }

  static Post.Relation answer(String key) {
    return new Post.Relation(Post.Relation.Kind.REPLY, key);
  }

  static Post.Relation repost(String key) {
    return new Post.Relation(Post.Relation.Kind.REPOST, key);
  }

  public CampaignId campaign() {
    return in(() ->
        kith.bean(Campaigns.class)
            .put(
                new Brief(
                    "The walk",
                    "because",
                    new Destination("https://harvestline.example/walk"),
                    TENTH.plus(Duration.ofDays(30)),
                    new Kit("walk", List.of(), "")),
                TENTH.minus(Duration.ofDays(5)),
                new Forecast(3, Estimate.exact(30)),
                false));
  }

  List<String> column(String sql) {
    return in(
        () -> new ArrayList<>(kith.bean(JdbcClient.class).sql(sql).query(String.class).list()));
  }
}
