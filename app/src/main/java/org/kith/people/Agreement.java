package org.kith.people;

import java.time.Instant;

/// That somebody may be written to on one channel, with all that proves it.
///
/// @param evidence how we know, in words a data-protection officer would accept
/// @param wording the exact words they agreed to, empty where there were none
/// @param version which version of our words these are, 0 where they are not ours
/// @param source where it came from: a form, a letter, a file
public record Agreement(
    Basis basis, String evidence, String wording, int version, String source, Instant at) {

  public Agreement {
    if (basis == Basis.NONE) {
      throw new IllegalArgumentException("an agreement rests on something");
    }
    if (evidence.isBlank()) {
      throw new IllegalArgumentException("evidence must say how they agreed");
    }
  }

  /// Plain consent, noted by a member or brought by a file.
  public static Agreement consent(String evidence, Instant at) {
    return new Agreement(Basis.CONSENT, evidence, "", 0, "", at);
  }
}
