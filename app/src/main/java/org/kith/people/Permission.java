package org.kith.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.team.Caller;

/// Whether one outgoing act towards one person is allowed, and why.
public sealed interface Permission {

  /// They agreed, or nothing speaks against one personal message written by hand.
  ///
  /// @param basis what it rests on, in words for the person page
  record Granted(String basis) implements Permission {}

  /// They said stop. No act of any kind may follow.
  record Refused(Instant since, String evidence) implements Permission {}

  /// Nothing they said allows this channel.
  record NoBasis(Channel channel) implements Permission {}

  /// Two tries went unanswered; nobody of the team tries again before then.
  record Locked(Instant until) implements Permission {}

  /// They want to hear from us seldom, and did not long ago.
  ///
  /// @param days how many days they want between two messages
  record Wished(Instant until, int days) implements Permission {}

  /// They were not told yet why we hold their data (GDPR, Art. 14); the first message says so.
  record Untold() implements Permission {}

  default boolean isGranted() {
    return this instanceof Granted;
  }

  /// When they may be written to again, where it is only a pause; else null.
  default @Nullable Instant until() {
    return switch (this) {
      case Locked(var until) -> until;
      case Wished(var until, _) -> until;
      case Granted _, Refused _, NoBasis _, Untold _ -> null;
    };
  }

  /// Why, as a sentence for whoever wants to write.
  default String words() {
    return switch (this) {
      case Granted(var basis) -> "Yes: %s.".formatted(basis);
      case Refused(var since, var evidence) ->
          "They said no on %s: %s".formatted(day(since), evidence);
      case NoBasis(var channel) ->
          "Nothing they said allows %s. Note their agreement first, or write where they are."
              .formatted(channel.words());
      case Locked(var until) ->
          "You tried twice and heard nothing. Nobody of you tries again before %s."
              .formatted(day(until));
      case Wished(var until, var days) ->
          "They asked to be written to %s; that is from %s on."
              .formatted(Wish.words(days), day(until));
      case Untold _ ->
          "They have not been told yet why you hold their data. The first message says so.";
    };
  }

  /// Where the one who reads it works, as all pages have it.
  private static String day(Instant at) {
    var zone = Caller.current().map(caller -> caller.workspace().zone()).orElse(ZoneOffset.UTC);
    var day = LocalDate.ofInstant(at, zone);
    return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(day);
  }
}
