package org.kith.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the consent log, as it stands.
///
/// @param nr its place in the workspace's chain, from 1
/// @param channel null where it is about all of them
/// @param by the name of the member who noted it, empty where nobody did
/// @param hash the first characters of the row's hash, by which it is found in the chain
public record Statement(
    long nr,
    @Nullable Channel channel,
    Said said,
    Basis basis,
    String evidence,
    String wording,
    int version,
    String source,
    Instant at,
    String by,
    String hash) {

  /// What was said.
  public enum Said {
    /// They agreed.
    GIVEN,
    /// They want nothing, on one channel or on all.
    WITHDRAWN,
    /// They were told why we hold their data.
    NOTICED,
    /// Rows were emptied because somebody was erased.
    ERASED,
    /// What stood here was erased.
    GONE
  }
}
