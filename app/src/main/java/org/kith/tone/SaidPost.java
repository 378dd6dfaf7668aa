package org.kith.tone;

import java.time.Instant;
import java.util.List;
import org.kith.listen.PostId;

/// A post about us, and how it is meant.
///
/// @param author as people know them
/// @param person who that is among our people, 0 for nobody
/// @param voice a number for each different person or account
/// @param about the part of the text that is about us: all of a short one
/// @param heard what Kith makes of it
/// @param said how a member says it is meant; [Tone#UNSURE] where nobody did
public record SaidPost(
    PostId id,
    String url,
    String network,
    Instant at,
    String author,
    long person,
    long voice,
    String language,
    String about,
    ToneHeard heard,
    Tone said) {

  /// What a member says goes before what Kith makes of it.
  public Tone tone() {
    return isCorrected() ? said : heard.tone();
  }

  public boolean isCorrected() {
    return said != Tone.UNSURE;
  }

  /// The words that made it, as they are shown.
  public List<ToneHeard.Weighed> because() {
    return isCorrected() ? List.of() : heard.words();
  }
}
