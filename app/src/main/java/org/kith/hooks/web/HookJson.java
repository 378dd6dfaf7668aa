package org.kith.hooks.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.hooks.Hook;
import org.kith.hooks.HookKind;

/// A place that is told what happens here.
///
/// @param kinds of what it is told, such as mention.heard
/// @param state ON, PAUSED by a person, or BROKEN: it took nothing for days
/// @param reason why it is not simply told, empty if it is
/// @param failingSince the first failure since it took something, null if it takes what it is told
/// @param workedAt when it took something last
/// @param waiting how many things wait for it
record HookJson(
    long id,
    String url,
    List<String> kinds,
    Hook.State state,
    String reason,
    @Nullable Instant failingSince,
    @Nullable Instant workedAt,
    int waiting) {

  static HookJson of(Hook hook, int waiting) {
    return new HookJson(
        hook.id().value(),
        hook.url().toString(),
        hook.kinds().stream().map(HookKind::word).toList(),
        hook.state(),
        hook.reason(),
        hook.failingSince(),
        hook.workedAt(),
        waiting);
  }
}
