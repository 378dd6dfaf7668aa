package org.kith.cultivate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.api.Place;

/// One line of a person's timeline: an interaction, or a post of theirs that used our words.
///
/// @param id of the interaction; null for a post nobody logged
/// @param kind what happened
/// @param said the post's words, where there is a post; its title for a blog
/// @param text what whoever logged it wrote; empty for a bare post
/// @param by the name of the member who did it; empty if none
/// @param url where the post is; empty without one
/// @param network where it was said, as the network calls itself; empty if nowhere
/// @param ofUs whether the post is about us
/// @param mine whether only its writer may read it
/// @param place where it stands in the timeline
public record TimelineEntry(
    @Nullable InteractionId id,
    InteractionKind kind,
    Direction direction,
    Instant at,
    String said,
    String text,
    String by,
    String url,
    String network,
    boolean ofUs,
    boolean mine,
    Place place) {}
