package org.kith.listen;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kith.listen.Moments.Moment;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Takes in what sources said: keeps the posts, finds the mentions, forgets what was taken back,
/// and moves the source's cursor on, all in one transaction. Whatever happens to the process, a
/// post and all that follows from it is there once or not at all.
///
/// Of a source that a human chose because of who speaks there, every post is kept; of a stream of
/// everybody, only what uses our words, what answers a post we keep, and what people we know say.
@Service
class Listening {

  private final SourceStore sources;
  private final PostStore posts;
  private final AccountStore accounts;
  private final AlikePosts alike;
  private final Matchers matchers;
  private final Languages languages;
  private final TakenBack takenBack;
  private final Suppressions suppressions;
  private final Choosing choosing;
  private final Moments moments;
  private final Muting muting;
  private final ToUs toUs;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;
  private final Clock clock;

  Listening(
      Stores stores, Senses senses, Told told, TransactionOperations transaction, Clock clock) {
    this.sources = stores.sources();
    this.posts = stores.posts();
    this.accounts = stores.accounts();
    this.alike = stores.alike();
    this.matchers = senses.matchers();
    this.languages = senses.languages();
    this.takenBack = senses.takenBack();
    this.suppressions = stores.suppressions();
    this.choosing = senses.choosing();
    this.moments = told.moments();
    this.muting = senses.muting();
    this.toUs = stores.toUs();
    this.events = told.events();
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What is read and written.
  @Component
  record Stores(
      SourceStore sources,
      PostStore posts,
      AccountStore accounts,
      AlikePosts alike,
      ToUs toUs,
      Suppressions suppressions) {}

  /// Who is told what happens.
  @Component
  record Told(ApplicationEventPublisher events, Moments moments) {}

  /// What makes something of a text.
  @Component
  record Senses(
      Matchers matchers,
      Languages languages,
      TakenBack takenBack,
      Choosing choosing,
      Muting muting) {}

  /// What came of a batch.
  ///
  /// @param news posts that were not known before
  /// @param mentions posts that use our words and did not before
  record Outcome(int news, int mentions) {}

  /// Another process read the source meanwhile, or it was removed; what was read is read again.
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken(String message) {
      super(message);
    }
  }

  /// What was heard, with what it matches.
  record Ready(Batch.Sum sum, Matchers.Matched matched) {}

  /// Takes in one batch of a source.
  ///
  /// @throws Overtaken if the source does not stand where the batch began
  Outcome take(Source source, Batch batch) {
    return take(source, batch, match(source, batch.heard()));
  }

  /// What can be done with a batch before the one before it is stored.
  Ready match(Source source, List<Heard> heard) {
    moments.at(Moment.HEARD, source.kind());
    var sum = withoutTakenBack(Batch.sum(heard));
    var matched = in(() -> matchers.match(sum.said())); // before the source is held
    moments.at(Moment.MATCHED, source.kind());
    return new Ready(sum, matched);
  }

  /// Takes in one batch of a source, matched before.
  ///
  /// @throws Overtaken if the source does not stand where the batch began
  Outcome take(Source source, Batch batch, Ready ready) {
    var outcome = in(() -> take(source, batch, ready.sum(), ready.matched()));
    moments.at(Moment.STORED, source.kind());
    return outcome;
  }

  private Batch.Sum withoutTakenBack(Batch.Sum sum) {
    takenBack.remember(sum.unsaid());
    var said = suppressions.said(takenBack.without(sum.said()));
    return new Batch.Sum(said, sum.unsaid(), sum.left(), sum.missed());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }

  private Outcome take(Source source, Batch batch, Batch.Sum sum, Matchers.Matched matched) {
    var at = sources.lock(source.id());
    if (at.isEmpty() || !at.get().equals(batch.since())) {
      throw new Overtaken("source %d was read by somebody else".formatted(source.id().value()));
    }
    var now = clock.instant();
    boolean everybody = source.isOfEverybody();
    var holding = matchers.holds(matched) ? matched : matchers.match(sum.said());
    moments.at(Moment.HELD, source.kind());
    forget(sum, source, now); // before: who left and came back has said something since
    var matching = toUs.with(source, sum.said(), holding);
    var outcome = keep(sum.said(), new Coming(source, everybody, _ -> now, matching));
    toUs.mark(source, sum.said());
    batch.renamed().forEach(r -> accounts.renamed(r.network(), r.account(), r.handle()));
    sum.missed().forEach(gap -> sources.gap(source.id(), gap, now));
    moments.at(Moment.GAPS_NOTED, source.kind());
    sources.advance(source.id(), batch.next(), batch.dropped(), !sum.said().isEmpty(), now);
    moments.at(Moment.MOVED, source.kind());
    return outcome;
  }

  /// Forgets what is no longer there, found out by looking again; no reading moves on.
  void unsaid(Source source, List<Heard.Unsaid> unsaid) {
    var sum = Batch.sum(List.copyOf(unsaid));
    takenBack.remember(sum.unsaid());
    in(() -> {
      forget(sum, source, clock.instant());
      return true;
    });
  }

  /// Takes in posts that come from no reading: the sample, a file. All are kept, and count as heard
  /// when they were said.
  Outcome take(Source source, List<Post> all) {
    return in(() -> {
      var said = suppressions.said(all);
      return keep(said, new Coming(source, false, Post::at, matchers.match(said)));
    });
  }

  /// How posts come in.
  ///
  /// @param everybody whether they are what everybody says, of which little is kept
  /// @param heardAt when each was heard
  /// @param matched what they match
  private record Coming(
      Source source,
      boolean everybody,
      Function<Post, Instant> heardAt,
      Matchers.Matched matched) {}

  private Outcome keep(List<Post> said, Coming coming) {
    if (said.isEmpty()) {
      return new Outcome(0, 0);
    }
    var standing = accounts.standing(said.stream().map(Post::author).toList());
    var all = new Choosing.Said(said, coming.matched().matches(), standing);
    var network = said.getFirst().author().network();
    var chosen = coming.everybody() ? choosing.ofEverybody(all, network) : choosing.all(all);
    var outcome = chosen.hits().isEmpty() ? new Outcome(0, 0) : keep(chosen.hits(), all, coming);
    posts.countAnswers(chosen.answered());
    moments.at(Moment.ANSWERS_COUNTED, coming.source().kind());
    return outcome;
  }

  private Outcome keep(List<Choosing.Hit> hits, Choosing.Said all, Coming coming) {
    var ids = accounts.idsOf(hits.stream().map(hit -> hit.post().author()).toList());
    if (coming.everybody()) {
      accounts.back(ids.values());
    }
    moments.at(Moment.AUTHORS_KEPT, coming.source().kind());
    var kept = new ArrayList<PostStore.Kept>();
    for (var hit : hits) {
      var key = AccountStore.Key.of(hit.post().author());
      var of = all.of(hit.post());
      kept.add(
          new PostStore.Kept(
              hit.post(),
              Objects.requireNonNull(ids.get(key), "just remembered"),
              of.textKept(),
              coming.heardAt().apply(hit.post()),
              of.textKept() ? language(hit.post(), coming) : ""));
    }
    var stored = posts.put(kept, coming.source().id());
    muting.mark(kept, stored, all, coming.matched());
    tellKept(kept, stored);
    moments.at(Moment.POSTS_KEPT, coming.source().kind());
    return tell(kept, hits, stored, coming.source());
  }

  private void tellKept(List<PostStore.Kept> kept, List<PostStore.Stored> stored) {
    var keys = stored.stream().map(PostStore.Stored::key).collect(Collectors.toSet());
    var changed = kept.stream().filter(one -> keys.contains(one.key())).toList();
    if (!changed.isEmpty()) {
      events.publishEvent(new PostsKept(changed));
    }
  }

  private String language(Post post, Coming coming) {
    return post.language().isEmpty()
        ? languages.of(said(post), coming.matched().languages())
        : post.language();
  }

  private static String said(Post post) {
    return AlikePosts.text(post.title(), post.text());
  }

  private Outcome tell(
      List<PostStore.Kept> kept,
      List<Choosing.Hit> hits,
      List<PostStore.Stored> stored,
      Source source) {
    var byKey = stored.stream().collect(Collectors.toMap(PostStore.Stored::key, s -> s));
    var mentions = new ArrayList<PostStore.Mention>();
    var telling = new ArrayList<AlikePosts.One>();
    for (int i = 0; i < kept.size(); i++) {
      var of = byKey.get(kept.get(i).key());
      if (of != null && kept.get(i).textKept() && !hits.get(i).matches().isEmpty()) {
        addMentions(mentions, of.id(), hits.get(i));
        telling.add(new AlikePosts.One(of.id(), said(hits.get(i).post())));
      }
    }
    var changed = stored.stream().filter(s -> !s.isNew()).map(PostStore.Stored::id).toList();
    var late = posts.setMentions(changed, mentions);
    moments.at(Moment.MENTIONS_KEPT, source.kind());
    alike.group(telling);
    moments.at(Moment.GROUPED, source.kind());
    var days = new TreeMap<LocalDate, Sources.Work>();
    var heard = new ArrayList<MentionHeard>();
    for (int i = 0; i < kept.size(); i++) {
      var of = byKey.get(kept.get(i).key());
      if (of != null && (of.isNew() || late.contains(of.id()))) {
        boolean mention = kept.get(i).textKept() && !hits.get(i).matches().isEmpty();
        days.merge(
            LocalDate.ofInstant(kept.get(i).heardAt(), ZoneOffset.UTC),
            new Sources.Work(of.isNew() ? 1 : 0, mention ? 1 : 0),
            Sources.Work::and);
        if (mention) {
          heard.add(heard(kept.get(i), of, hits.get(i), source));
        }
      }
    }
    sources.count(source.id(), days);
    moments.at(Moment.DAYS_COUNTED, source.kind());
    if (!stored.isEmpty()) {
      events.publishEvent(new PostsHeard(stored.stream().map(PostStore.Stored::id).toList()));
    }
    if (!heard.isEmpty()) {
      events.publishEvent(new MentionsHeard(heard));
    }
    moments.at(Moment.TOLD, source.kind());
    return new Outcome(stored.size() - changed.size(), heard.size());
  }

  /// A post is heard once, when it first uses our words: new, or by a change of its author. Streams
  /// say again what they said.
  private static MentionHeard heard(
      PostStore.Kept kept, PostStore.Stored stored, Choosing.Hit hit, Source source) {
    boolean ofUs = hit.matches().stream().anyMatch(match -> match.topic().ofUs());
    return new MentionHeard(
        stored.id(), kept.author(), kept.post().at(), ofUs, false, source.name());
  }

  private static void addMentions(List<PostStore.Mention> mentions, PostId post, Choosing.Hit hit) {
    for (var match : hit.matches()) {
      mentions.add(
          new PostStore.Mention(
              post, match.topic().id(), match.words(), match.topic().ofUs(), hit.post().at()));
    }
  }

  private void forget(Batch.Sum sum, Source source, Instant now) {
    var gone = new ArrayList<PostId>();
    var unsaid =
        sum.unsaid().stream()
            .collect(
                Collectors.groupingBy(
                    Batch.Key::network, Collectors.mapping(Batch.Key::id, Collectors.toList())));
    unsaid.forEach((network, keys) -> gone.addAll(posts.find(network, keys)));
    var forgotten = new ArrayList<>(gone.isEmpty() ? List.<PostId>of() : posts.forget(gone, now));
    moments.at(Moment.TAKEN_BACK, source.kind());
    sum.leftByNetwork()
        .forEach((network, whys) -> {
          var left = accounts.left(network, whys, now);
          if (!left.isEmpty()) {
            forgotten.addAll(posts.forgetAll(left, now));
            left.forEach(account -> events.publishEvent(new AccountLeft(account)));
          }
        });
    if (!forgotten.isEmpty()) {
      events.publishEvent(new TextsGone(forgotten));
    }
    moments.at(Moment.LEFT, source.kind());
  }
}
