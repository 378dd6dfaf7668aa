package org.kith.activate.web;

import org.jspecify.annotations.Nullable;
import org.kith.activate.TrackedLink;

/// A short link that does not lead on.
///
/// @param link null where there is none
public record RestingPage(@Nullable TrackedLink link) {}
