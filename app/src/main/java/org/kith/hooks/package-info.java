/// Webhooks out: programs of the organisation are told what happened here, signed, at least once,
/// and again until they take it (standardwebhooks.com).
///
/// Central types: [Hooks], [HookKind], [HookTelling]. It hears the events of the other modules and
/// writes what is to be told in their transaction; nobody uses it but the frame, which says when a
/// place takes nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "activate",
      "publish",
      "cultivate",
      "people",
      "listen",
      "connect",
      "api",
      "team",
      "jobs",
      "store"
    })
package org.kith.hooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
