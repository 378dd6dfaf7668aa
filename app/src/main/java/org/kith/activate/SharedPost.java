package org.kith.activate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.PersonId;

/// A post that carries a campaign, as it was found.
///
/// @param person who wrote it, null where nobody knows them
/// @param author as their account is called
/// @param text empty where it is gone or was never kept
/// @param ownWords false where it only repeats another
/// @param alike the same for posts that say almost the same
public record SharedPost(
    PostId post,
    @Nullable PersonId person,
    String author,
    String text,
    String url,
    Instant at,
    boolean ownWords,
    long alike) {}
