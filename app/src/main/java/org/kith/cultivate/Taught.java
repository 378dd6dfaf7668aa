package org.kith.cultivate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What Kith has learned from "not about us", what it hides for it, and every way to correct it.
@Service
@Transactional
public class Taught {

  /// The feature that stands for learning itself.
  private static final String ALL = "*";

  private static final int LOOKED_THROUGH = 300;
  private static final int MOST_REASONS = 25;
  private static final int MOST_WHY = 3;
  private static final int MOST_KEPT = 50; // workspaces, some hundred kilobytes each

  private final TasteStore store;
  private final Clock clock;
  private final Cache<WorkspaceId, Learned> learned =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  /// What was learned, and what from.
  private record Learned(List<TasteStore.Opinion> opinions, Set<String> without, Taste taste) {
    static Learned from(List<TasteStore.Opinion> opinions, Set<String> without) {
      var judged = opinions.stream().map(TasteStore.Opinion::judged).toList();
      return new Learned(opinions, without, Taste.learn(judged, without));
    }
  }

  Taught(TasteStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Something that hides posts.
  ///
  /// @param feature names it
  /// @param words as people read it: "army surplus", "everything by Jo"
  /// @param posts in how many posts that were not about us it stood
  public record Reason(String feature, String words, int posts) {}

  /// A post that is hidden.
  ///
  /// @param why the words against it, strongest first
  public record Hidden(PostId post, String name, Card.Words words, List<String> why) {}

  /// All of it.
  ///
  /// @param on whether Kith hides anything
  /// @param of how many judgements it learned from
  /// @param against how many of those said "not about us"
  /// @param left out of account, as reasons without posts
  public record Lesson(
      boolean on,
      int of,
      int against,
      List<Reason> reasons,
      List<Reason> left,
      List<Hidden> hides) {
    public Lesson {
      reasons = List.copyOf(reasons);
      left = List.copyOf(left);
      hides = List.copyOf(hides);
    }
  }

  /// Those of these posts that are out of sight.
  @Transactional(readOnly = true)
  public Set<PostId> hidden(Collection<PostId> posts) {
    var without = store.notCounted();
    return posts.isEmpty() || without.contains(ALL)
        ? Set.of()
        : hidden(posts, taste(store.opinions(), without)).keySet();
  }

  /// Learns again only when what there is to learn from has changed, be it a word.
  private Taste taste(List<TasteStore.Opinion> opinions, Set<String> without) {
    var workspace = CurrentWorkspace.require();
    var known = learned.getIfPresent(workspace);
    if (known == null || !known.opinions().equals(opinions) || !known.without().equals(without)) {
      known = Learned.from(opinions, Set.copyOf(without));
      learned.put(workspace, known);
    }
    return known.taste();
  }

  /// How many posts of the last thirty days are out of sight.
  @Transactional(readOnly = true)
  public int count() {
    return hidden(store.open(clock.instant(), LOOKED_THROUGH)).size();
  }

  /// A post in its words; nothing speaks against it here.
  @Transactional(readOnly = true)
  public Optional<Hidden> said(PostId post) {
    return store.said(List.of(post)).stream().findFirst().map(said -> hidden(said, List.of()));
  }

  /// Which posts of the last thirty days would go out of sight if one were not about us, beside
  /// itself; newest first. Changes nothing.
  @Transactional(readOnly = true)
  public List<Hidden> wouldHide(PostId post) {
    return wouldHide(store.opinions(post), Set.of(post));
  }

  /// The same if a voice spoke of something else, beside what it says itself.
  @Transactional(readOnly = true)
  public List<Hidden> wouldHide(AccountId voice) {
    return wouldHide(store.opinions(voice), store.of(voice));
  }

  /// Whether hiding a voice for this reason teaches anything.
  public static boolean teaches(String reason) {
    return reason.equals(TasteStore.OF_SOMETHING_ELSE);
  }

  private List<Hidden> wouldHide(List<TasteStore.Opinion> opinions, Set<PostId> beside) {
    var without = store.notCounted();
    if (without.contains(ALL)) {
      return List.of();
    }
    var open = store.open(clock.instant(), LOOKED_THROUGH);
    var judged = opinions.stream().map(TasteStore.Opinion::judged).toList();
    var then = Taste.learn(judged, without);
    var more = hidden(open, then);
    more.keySet().removeAll(hidden(open, taste(store.opinions(), without)).keySet());
    more.keySet().removeAll(beside);
    var names = names(List.of(), more.values(), Set.of());
    return store.said(more.keySet()).stream()
        .map(said -> hidden(said, why(then, more.getOrDefault(said.post(), List.of()), names)))
        .toList();
  }

  private static Hidden hidden(TasteStore.Said said, List<String> why) {
    return new Hidden(said.post(), said.name(), said.words(), why);
  }

  private Map<PostId, List<String>> hidden(Collection<PostId> posts, Taste taste) {
    var all = store.of(posts);
    all.values().removeIf(features -> !taste.hides(features));
    return all;
  }

  @Transactional(readOnly = true)
  public Lesson lesson() {
    var opinions = store.opinions();
    var without = store.notCounted();
    boolean on = !without.contains(ALL);
    var taste = taste(opinions, without);
    var hidden =
        on
            ? hidden(store.open(clock.instant(), LOOKED_THROUGH), taste)
            : Map.<PostId, List<String>>of();
    var reasons = taste.reasons(MOST_REASONS);
    var names = names(reasons, hidden.values(), without);
    return new Lesson(
        on,
        opinions.size(),
        (int) opinions.stream().filter(one -> !one.useful()).count(),
        reasons.stream()
            .map(r -> new Reason(r.feature(), words(r.feature(), names), r.posts()))
            .toList(),
        without.stream()
            .filter(feature -> !feature.equals(ALL))
            .sorted()
            .map(feature -> new Reason(feature, words(feature, names), 0))
            .toList(),
        store.said(hidden.keySet()).stream()
            .map(said ->
                hidden(said, why(taste, hidden.getOrDefault(said.post(), List.of()), names)))
            .toList());
  }

  private Map<String, String> names(
      List<Taste.Reason> reasons, Collection<List<String>> hidden, Set<String> without) {
    var wanted = new HashSet<>(without);
    reasons.forEach(reason -> wanted.add(reason.feature()));
    hidden.forEach(wanted::addAll);
    wanted.removeIf(feature -> !feature.contains(":"));
    return store.names(wanted);
  }

  private static List<String> why(Taste taste, List<String> features, Map<String, String> names) {
    return taste.against(features).stream()
        .limit(MOST_WHY)
        .map(feature -> words(feature, names))
        .toList();
  }

  private static String words(String feature, Map<String, String> names) {
    var name = names.get(feature);
    if (name != null) {
      return (feature.startsWith("author:") ? "whatever %s writes" : "whatever comes by %s")
          .formatted(name);
    }
    return feature.contains(":") ? "somebody who is gone" : "“" + feature + "”";
  }

  /// Leaves a word, an author or a source out of account.
  public void countNoMore(String feature) {
    store.countNoMore(feature);
  }

  /// Counts it again.
  public void countAgain(String feature) {
    store.countAgain(feature);
  }

  /// Hides nothing any more, or hides again.
  public void use(boolean on) {
    if (on) {
      store.countAgain(ALL);
    } else {
      store.countNoMore(ALL);
    }
  }

  /// Shows a post all the same, and learns from it.
  public void show(PostId post) {
    store.showAllTheSame(post, clock.instant());
  }

  /// Takes back that it is shown.
  public void hideAgain(PostId post) {
    store.hideAgain(post);
  }
}
