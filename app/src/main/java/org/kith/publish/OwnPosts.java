package org.kith.publish;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What we say and said, read.
@Service
@Transactional(readOnly = true)
public class OwnPosts {

  private static final Set<PostState> STAGES =
      EnumSet.of(
          PostState.DRAFT,
          PostState.WAITING,
          PostState.SENT_BACK,
          PostState.APPROVED,
          PostState.SCHEDULED);

  private static final Set<PostState> DECIDE =
      EnumSet.of(PostState.FAILED, PostState.UNKNOWN, PostState.LATE);

  private static final int MOST = 200;

  private final OwnPostStore posts;
  private final PartStore parts;
  private final PictureStore pictures;
  private final RewordingStore askings;

  OwnPosts(OwnPostStore posts, PartStore parts, PictureStore pictures, RewordingStore askings) {
    this.posts = posts;
    this.parts = parts;
    this.pictures = pictures;
    this.askings = askings;
  }

  public Optional<OwnPost> find(OwnPostId id) {
    return posts.find(id).map(row -> whole(List.of(row)).getFirst());
  }

  /// Those whose words are still being written or read, changed last first.
  public List<OwnPost> open() {
    return list(
        EnumSet.complementOf(EnumSet.of(PostState.SCHEDULED)), Instant.MAX, Long.MAX_VALUE, MOST);
  }

  /// Those that need somebody to decide, the earliest due first.
  public List<OwnPost> toDecide() {
    return whole(posts.withPartsIn(DECIDE, MOST));
  }

  /// Those that are out, and whose other words wait to be read.
  public List<OwnPost> toReword() {
    return whole(posts.toReword(MOST));
  }

  /// Those on their way: scheduled, held back, tried again.
  public List<OwnPost> ahead() {
    return whole(
        posts.withPartsIn(
            EnumSet.of(
                PostState.SCHEDULED,
                PostState.PUBLISHING,
                PostState.RETRYING,
                PostState.STOPPED,
                PostState.CHANGING,
                PostState.TAKING_BACK),
            MOST));
  }

  /// All that are anywhere, changed last first, after a place in that order.
  ///
  /// @param stages null for all
  public List<OwnPost> list(
      @Nullable Collection<PostState> stages, Instant before, long beforeId, int limit) {
    var until = before.equals(Instant.MAX) ? Instant.parse("9999-12-31T00:00:00Z") : before;
    return whole(posts.list(stages == null ? STAGES : stages, until, beforeId, limit));
  }

  /// Those whose time lies between, the earliest first.
  public List<OwnPost> between(Instant from, Instant to) {
    return whole(posts.between(from, to));
  }

  /// What happened to it, the oldest first.
  public List<PostEvent> events(OwnPostId id) {
    return posts.events(id);
  }

  /// A picture of a post, to look at.
  public Optional<PictureFile> picture(OwnPostId post, long picture) {
    return pictures.file(post, picture);
  }

  /// What is wrong with what we published, the most pressing first.
  ///
  /// @param count how many parts
  public record Trouble(PostState state, int count, String reason) {}

  /// What needs a person, or is tried again; empty if nothing does.
  public Optional<Trouble> trouble() {
    return parts.trouble();
  }

  /// How many posts wait for somebody other than this member to read them, or for anybody to
  /// decide.
  public int waitingFor(org.kith.team.MemberId member) {
    return parts.countToDecide() + posts.countToRead(member) + askings.countToRead(member);
  }

  private List<OwnPost> whole(List<OwnPostStore.Row> rows) {
    var ids = rows.stream().map(OwnPostStore.Row::id).toList();
    Map<OwnPostId, List<Part>> all = ids.isEmpty() ? Map.of() : parts.of(ids);
    Map<OwnPostId, List<OwnPost.Picture>> shown = ids.isEmpty() ? Map.of() : pictures.of(ids);
    return rows.stream()
        .map(row ->
            new OwnPost(
                row.id(),
                row.words(),
                row.stage(),
                row.when(),
                row.version(),
                row.by(),
                all.getOrDefault(row.id(), List.of()),
                shown.getOrDefault(row.id(), List.of())))
        .toList();
  }
}
