package org.kith.site;

import org.jspecify.annotations.Nullable;

/// The page where a member signs in.
///
/// @param workspace whose Kith this is; null before the first run
/// @param email what was typed before, or nothing
/// @param problem why the last attempt failed, in a sentence; null on the first
/// @param note something else to say, such as "You are signed out."; null for nothing
/// @param csrf what the form must carry
public record LoginPage(
    @Nullable String workspace,
    String email,
    @Nullable String problem,
    @Nullable String note,
    Frame.Csrf csrf) {}
