package org.kith.publish.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.publish.OwnPost;
import org.kith.publish.Part;

/// A post as programs see it.
///
/// @param state where it is, by the account that needs most attention
/// @param at when it goes out, without a zone: `2026-11-24T12:00`; null if that is open
/// @param zone of `at`: `Europe/Berlin`
/// @param due the moment that means
record PostJson(
    long id,
    String state,
    String title,
    String text,
    String link,
    String language,
    @Nullable String at,
    @Nullable String zone,
    @Nullable Instant due,
    List<PostPartJson> accounts,
    List<PictureJson> pictures,
    String writtenBy,
    Instant changedAt) {

  /// A post on one account.
  ///
  /// @param text other words than those for all, null for those
  /// @param reason why it is not simply going its way
  /// @param url the proof that it is published
  /// @param rewording other words that wait to be read, null if none do
  record PostPartJson(
      long id,
      String network,
      String account,
      String handle,
      @Nullable String text,
      boolean linkBelow,
      String state,
      String reason,
      @Nullable Instant publishedAt,
      @Nullable String url,
      String lateWhy,
      @Nullable CountsJson counts,
      @Nullable RewordingJson rewording) {

    static PostPartJson of(Part part) {
      var out = part.out();
      var counts = part.counts();
      return new PostPartJson(
          part.id().value(),
          part.target().network().name(),
          part.target().accountKey(),
          part.handle(),
          part.ownText(),
          part.linkBelow(),
          part.state().name(),
          part.reason(),
          out == null ? null : out.at(),
          out == null ? null : out.url().toString(),
          out == null ? "" : out.lateWhy(),
          counts == null ? null : CountsJson.of(counts),
          rewording(part));
    }

    private static @Nullable RewordingJson rewording(Part part) {
      var asked = part.rewording();
      return asked == null
          ? null
          : new RewordingJson(
              asked.id(),
              asked.asker(),
              part.pieces().stream()
                  .map(piece -> Objects.requireNonNullElse(piece.wanted(), piece.text()))
                  .toList(),
              asked.note(),
              asked.at());
    }
  }

  /// Other words that wait to be read.
  ///
  /// @param asking the number by which they are agreed to
  /// @param texts of each of its posts as they would stand there
  record RewordingJson(long asking, String by, List<String> texts, String note, Instant at) {}

  /// How far it went, as its network counts; null is what it does not count.
  record CountsJson(
      long answers,
      long shares,
      long reactions,
      @Nullable Long views,
      @Nullable Long saves,
      @Nullable Long clicks,
      Instant at) {

    static CountsJson of(Part.Counts counts) {
      var beyond = counts.beyond();
      return new CountsJson(
          counts.answers(),
          counts.shares(),
          counts.reactions(),
          beyond.views(),
          beyond.saves(),
          beyond.clicks(),
          counts.at());
    }
  }

  /// A picture, which is added on its page.
  record PictureJson(long id, String mediaType, String alt) {}

  static PostJson of(OwnPost post) {
    var when = post.when();
    return new PostJson(
        post.id().value(),
        post.state().name(),
        post.words().title(),
        post.words().text(),
        post.words().link(),
        post.words().language(),
        when == null ? null : when.at().toString(),
        when == null ? null : when.zone().getId(),
        when == null ? null : when.moment(),
        post.parts().stream().map(PostPartJson::of).toList(),
        post.pictures().stream().map(p -> new PictureJson(p.id(), p.mediaType(), p.alt())).toList(),
        post.by().writer(),
        post.by().changedAt());
  }
}
