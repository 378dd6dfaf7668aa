package org.kith.simulator.mastodon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A status. Guarded by the town's lock.
final class Note {

  /// What somebody wants to say, as the API takes it.
  ///
  /// @param replyTo number of the status it answers, empty if none
  record Words(
      String text,
      String spoiler,
      String visibility,
      String language,
      boolean sensitive,
      String replyTo,
      String quoted,
      List<Medium> media) {

    static Words of(String text) {
      return new Words(text, "", "public", "en", false, "", "", List.of());
    }

    Words answering(String statusId) {
      return new Words(text, spoiler, visibility, language, sensitive, statusId, quoted, media);
    }

    Words quoting(String statusId) {
      return new Words(text, spoiler, visibility, language, sensitive, replyTo, statusId, media);
    }

    Words visible(String to) {
      return new Words(text, spoiler, to, language, sensitive, replyTo, quoted, media);
    }
  }

  /// How it once was.
  record Version(Words words, String html, Instant at) {}

  final String id;
  final Person author;
  final Instant at;
  final @Nullable Note boosted;
  final List<Version> history = new ArrayList<>();
  final Set<Person> favourites = new LinkedHashSet<>();
  final Set<Person> mentioned = new LinkedHashSet<>();
  final Set<String> tags = new LinkedHashSet<>();
  @Nullable App app;
  Words words;
  String html = "";
  @Nullable Instant editedAt;

  Note(String id, Person author, Instant at, Words words, @Nullable Note boosted) {
    this.id = id;
    this.author = author;
    this.at = at;
    this.words = words;
    this.boosted = boosted;
  }

  boolean isPublic() {
    return words.visibility().equals("public");
  }

  boolean isOpen() {
    return isPublic() || words.visibility().equals("unlisted");
  }
}
