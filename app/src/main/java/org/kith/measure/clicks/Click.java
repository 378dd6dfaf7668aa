package org.kith.measure.clicks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.activate.LinkFollowed;
import org.kith.activate.LinkId;

/// One time a link was followed.
///
/// @param visitor 16 bytes that are the same for the same visitor of a link on the same day and say
///   nothing else; null where the browser asked not to be recognised
/// @param referrerHost empty if unknown
@SuppressWarnings("ArrayRecordComponent")
public record Click(
    LinkId link,
    Instant at,
    LinkFollowed.Kind kind,
    byte @Nullable [] visitor,
    String referrerHost) {}
