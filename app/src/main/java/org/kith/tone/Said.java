package org.kith.tone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people said about us, how they meant it, and what it was about. Read anew each time, so
/// that what is taken back, corrected or "not about us" is so at once; nothing is stored but what
/// members correct.
@Service
@Transactional
public class Said {

  private static final int MOST = 5_000;
  private static final int CORRECTIONS = 2_000;
  private static final int OTHERWISE = 4_000;
  private static final int THEMES = 3;
  private static final int SHORT = 4;

  private final SaidStore store;
  private final Clock clock;
  private final Lexicon lexicon = Lexicon.english();
  private final ToneReader untaught = ToneReader.english();
  private final Cache<WorkspaceId, Background> backgrounds =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).maximumSize(16).build();

  Said(SaidStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What was said from one moment to before another.
  @Transactional(readOnly = true)
  public SaidInTime between(Instant from, Instant to) {
    var rows = store.between(from, to, MOST);
    if (rows.isEmpty()) {
      return new SaidInTime(List.of(), Map.of(), List.of(), List.of(), null, 0);
    }
    var background =
        backgrounds.get(CurrentWorkspace.require(), _ -> new Background(store.newest(OTHERWISE)));
    var taught = taught(background);
    var reader = untaught.taught(taught);
    var posts = rows.stream().map(row -> said(row, reader)).toList();
    var names = new HashSet<String>();
    rows.forEach(row -> names.addAll(row.words()));
    return new SaidInTime(
        posts,
        count(posts),
        languages(posts),
        new Themes(posts, background, names).largest(THEMES),
        criticism(posts, reader),
        taught.size());
  }

  private Map<String, Double> taught(Background background) {
    var corrections =
        store.corrected(CORRECTIONS).stream()
            .filter(row -> ToneReader.speaks(row.language()))
            .map(row ->
                new Learning.Corrected(
                    Sentences.about(row.text(), row.words()), row.said(), Set.copyOf(row.words())))
            .toList();
    return corrections.isEmpty()
        ? Map.of()
        : Learning.of(corrections, untaught, lexicon, background::isCommon);
  }

  private static SaidPost said(SaidStore.Row row, ToneReader reader) {
    var about = Sentences.about(row.text(), row.words());
    boolean speaks = ToneReader.speaks(row.language()) && words(about) >= SHORT;
    return new SaidPost(
        row.id(),
        row.url(),
        row.network(),
        row.at(),
        row.author(),
        row.person(),
        row.voice(),
        row.language(),
        about,
        speaks ? reader.read(about) : ToneHeard.NOTHING,
        row.said());
  }

  private static long words(String text) {
    return text.strip().chars().filter(Character::isWhitespace).count() + 1;
  }

  private static Map<Tone, Integer> count(List<SaidPost> posts) {
    var counts = new EnumMap<Tone, Integer>(Tone.class);
    posts.forEach(post -> counts.merge(post.tone(), 1, Integer::sum));
    return counts;
  }

  private static List<String> languages(List<SaidPost> posts) {
    return posts.stream()
        .filter(post -> !ToneReader.speaks(post.language()) && !post.language().isEmpty())
        .map(SaidPost::language)
        .distinct()
        .sorted()
        .toList();
  }

  /// A member's word goes before any score.
  private static SaidInTime.@Nullable Criticism criticism(List<SaidPost> posts, ToneReader reader) {
    return posts.stream()
        .filter(post -> post.tone() == Tone.CRITICAL)
        .min(
            Comparator.comparing((SaidPost post) -> !post.isCorrected())
                .thenComparingDouble(post -> post.heard().score())
                .thenComparingLong(post -> post.id().value()))
        .map(post -> Verbatim.coldest(post, reader).orElseGet(() -> Verbatim.beginning(post)))
        .map(words -> new SaidInTime.Criticism(words.sentence(), words.post()))
        .orElse(null);
  }

  /// Notes how a post is meant; Kith learns from it.
  ///
  /// @return false if there is no such post about us
  /// @throws IllegalArgumentException if the tone is "unsure", which nobody can mean
  public boolean correct(PostId post, Tone tone) {
    if (tone == Tone.UNSURE) {
      throw new IllegalArgumentException("a post is warm, neutral or critical");
    }
    return store.say(post, tone, clock.instant());
  }

  /// Takes back what was noted.
  ///
  /// @return false if nothing was
  public boolean takeBack(PostId post) {
    return store.takeBack(post) != null;
  }
}
