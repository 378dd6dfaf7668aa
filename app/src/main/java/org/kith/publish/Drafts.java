package org.kith.publish;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kith.connect.Connections;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes drafts. What is saved over is never another's unseen: whoever saves names the version
/// their page was made from, and where somebody else saved one meanwhile they are told, and nothing
/// of either is lost.
@Service
@Transactional
public class Drafts {

  /// The longest text of a draft.
  public static final int LONGEST = 20_000;

  private static final int MOST_PICTURES = 10;

  /// The largest file of a picture.
  public static final int LARGEST_PICTURE = 10 << 20;

  /// The longest words on what a picture shows.
  public static final int LONGEST_ALT = 2000;

  private final OwnPostStore posts;
  private final PartStore parts;
  private final PictureStore pictures;
  private final Connections connections;
  private final Clock clock;

  Drafts(
      OwnPostStore posts,
      PartStore parts,
      PictureStore pictures,
      Connections connections,
      Clock clock) {
    this.posts = posts;
    this.parts = parts;
    this.pictures = pictures;
    this.connections = connections;
    this.clock = clock;
  }

  /// What came of saving.
  public sealed interface Saved {
    /// @param version that stands now
    record Kept(int version) implements Saved {}

    /// Somebody else saved another version meanwhile; theirs stands.
    record Overtaken(String by, int version) implements Saved {}

    /// It is no draft any more.
    record Closed(PostState state) implements Saved {}

    /// There is no such post.
    record Missing() implements Saved {}
  }

  /// Begins a draft.
  public OwnPostId begin(Typed typed, String page) {
    var id = posts.add(typed, hand(page));
    parts.choose(id, typed.accounts(), names());
    note(id, "Begun.", "");
    return id;
  }

  /// Begins a draft for these accounts, or finds one of the caller's in which nothing is said yet.
  public OwnPostId beginEmpty(Typed typed) {
    var empty = posts.empty(Caller.require().member().id());
    if (empty.isEmpty()) {
      return begin(typed, "");
    }
    var id = empty.get();
    posts.save(id, typed, posts.lock(id).orElseThrow().version(), hand(""));
    parts.choose(id, typed.accounts(), names());
    return id;
  }

  /// Saves a draft, and what its pictures show.
  ///
  /// @param base the version it was made from, and the open page it was made on
  /// @param alts what pictures show, by their numbers
  public Saved save(OwnPostId id, Typed typed, Base base, Map<Long, String> alts) {
    var before = posts.lock(id);
    if (before.isEmpty()) {
      return new Saved.Missing();
    }
    var row = before.get();
    if (!posts.save(id, typed, base.version(), hand(base.page()))) {
      boolean open =
          row.stage() == PostState.DRAFT
              || row.stage() == PostState.SENT_BACK
              || row.stage() == PostState.APPROVED;
      return open
          ? new Saved.Overtaken(row.by().changer(), row.version())
          : new Saved.Closed(row.stage());
    }
    parts.choose(id, typed.accounts(), names());
    pictures.describe(id, alts);
    if (row.stage() == PostState.APPROVED) {
      note(id, "Changed after it was approved, so somebody must read it again.", "");
    }
    return new Saved.Kept(row.version() + 1);
  }

  /// What a change was made from.
  ///
  /// @param page names the open page, so that one page is not overtaken by itself; empty for none
  public record Base(int version, String page) {}

  /// Adds a picture.
  ///
  /// @param alt what it shows; may be said later
  /// @return why not, empty if it was added
  public Optional<String> addPicture(OwnPostId id, PictureFile file, String alt, String page) {
    var row = posts.lock(id);
    if (row.isEmpty() || !isOpen(row.get())) {
      return Optional.of("It is no draft any more.");
    }
    if (file.bytes().length == 0 || file.bytes().length > LARGEST_PICTURE) {
      return Optional.of("A picture has at most %d MiB.".formatted(LARGEST_PICTURE >> 20));
    }
    if (!file.isPicture()) {
      return Optional.of("Pictures are PNG or JPEG, and this is neither.");
    }
    if (pictures.of(List.of(id)).getOrDefault(id, List.of()).size() >= MOST_PICTURES) {
      return Optional.of("A post has at most %d pictures.".formatted(MOST_PICTURES));
    }
    pictures.add(id, file, alt(alt));
    posts.touch(id, hand(page));
    return Optional.empty();
  }

  /// Says what a picture of a draft shows.
  ///
  /// @return false if it has no such picture, or is no draft any more
  public boolean describePicture(OwnPostId id, long picture, String alt, String page) {
    var row = posts.lock(id);
    if (row.isEmpty() || !isOpen(row.get()) || pictures.file(id, picture).isEmpty()) {
      return false;
    }
    pictures.describe(id, Map.of(picture, alt(alt)));
    posts.touch(id, hand(page));
    return true;
  }

  public boolean removePicture(OwnPostId id, long picture, String page) {
    var row = posts.lock(id);
    if (row.isEmpty() || !isOpen(row.get()) || !pictures.remove(id, picture)) {
      return false;
    }
    posts.touch(id, hand(page));
    return true;
  }

  /// The same once more as a draft, without its time: of another's version that mine did not
  /// overwrite, or of what did not go out.
  public OwnPostId copy(OwnPostId id, Typed typed) {
    var copy = posts.add(new Typed(typed.words(), typed.accounts(), null), hand(""));
    parts.choose(copy, typed.accounts(), names());
    pictures.copy(id, copy);
    note(copy, "Begun as a copy.", "");
    return copy;
  }

  /// The same once more as a draft, for the accounts on which it is not out; for all where it is
  /// out on all.
  public OwnPostId copyOf(OwnPost post) {
    var left =
        post.parts().stream().filter(part -> !part.state().isOut()).map(Part::chosen).toList();
    var accounts = left.isEmpty() ? post.typed().accounts() : left;
    return copy(post.id(), new Typed(post.words(), accounts, null));
  }

  /// Throws a draft away.
  ///
  /// @return false if it is on its way, or was published
  public boolean discard(OwnPostId id) {
    return posts.remove(id);
  }

  private static boolean isOpen(OwnPostStore.Row row) {
    return row.stage() == PostState.DRAFT
        || row.stage() == PostState.SENT_BACK
        || row.stage() == PostState.APPROVED;
  }

  /// A text within what the database takes.
  public static String fit(String text, int most) {
    var clean = text.replace("\r\n", "\n").replaceAll("[\\x00-\\x08\\x0B-\\x1F]|\\p{Cs}", "");
    return clean.codePointCount(0, clean.length()) <= most
        ? clean
        : clean.substring(0, clean.offsetByCodePoints(0, most));
  }

  /// What a picture shows, within its length.
  public static String alt(String text) {
    return fit(text, LONGEST_ALT).strip();
  }

  /// A language as BCP 47 has it, empty if it is none.
  public static String language(String typed) {
    var tag = Locale.forLanguageTag(typed.strip()).toLanguageTag();
    return tag.equals("und") ? "" : tag;
  }

  private Map<Target, String> names() {
    return connections.all().stream()
        .collect(
            Collectors.toMap(
                Target::of,
                c -> c.account().handle().isBlank() ? c.account().name() : c.account().handle(),
                (one, _) -> one,
                HashMap::new));
  }

  private OwnPostStore.Hand hand(String page) {
    return new OwnPostStore.Hand(Caller.require().member().id(), page, clock.instant());
  }

  private void note(OwnPostId id, String words, String note) {
    posts.note(id, new PostEvent(clock.instant(), Caller.require().member().name(), words, note));
  }
}
