package org.kith.publish;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post on one account.
///
/// @param handle the account's, when it was chosen
/// @param ownText other words than those for all, null for those
/// @param linkBelow whether the link goes into a comment below
/// @param reason why it is not simply going its way, in words; empty if it is
/// @param out null before it is published
/// @param counts null before the network was asked
/// @param rewording other words that wait to be read, null if none do
public record Part(
    PartId id,
    Target target,
    String handle,
    @Nullable String ownText,
    boolean linkBelow,
    PostState state,
    String reason,
    @Nullable Instant nextAt,
    @Nullable Out out,
    @Nullable Counts counts,
    @Nullable Rewording rewording,
    List<Piece> pieces) {

  public Part {
    pieces = List.copyOf(pieces);
  }

  /// That it is out, and the proof.
  ///
  /// @param lateWhy why it went out late, empty if it did not
  public record Out(Instant at, URI url, String lateWhy) {}

  /// How far it went, as its network counts; none of this is reach.
  public record Counts(long answers, long shares, long reactions, Beyond beyond, Instant at) {}

  /// What only some networks count; null where one does not, which is not zero.
  ///
  /// @param views how often it was shown
  /// @param saves how often somebody kept it for later
  /// @param clicks how often it, or its link, was clicked
  public record Beyond(@Nullable Long views, @Nullable Long saves, @Nullable Long clicks) {
    public static final Beyond NOTHING = new Beyond(null, null, null);
  }

  /// What is asked of a network at once.
  ///
  /// @param wanted words that shall take the place of those that stand there, null if none
  /// @param begun whether it may have been asked for
  /// @param postKey what the network calls it, empty before it is out
  public record Piece(
      int nr,
      String text,
      String link,
      boolean below,
      @Nullable String wanted,
      boolean begun,
      String postKey,
      String url,
      boolean gone) {
    public boolean isDone() {
      return !postKey.isEmpty();
    }
  }

  /// Whether some of it may be out already.
  public boolean mayBeOut() {
    return pieces.stream().anyMatch(Piece::begun);
  }

  Typed.ForAccount chosen() {
    return new Typed.ForAccount(target, ownText, linkBelow);
  }
}
