/// The follow graph as the engine sees it, reach of any set of people, and plans.
///
/// Follower lists come in through [org.kith.plan.Audiences]; [org.kith.plan.Reaches] counts the
/// different people in a union of them, [org.kith.plan.Adds] what one more would bring, and
/// [org.kith.plan.Plans] says whom the next hours are best spent on.
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "listen", "team", "jobs", "store"})
package org.kith.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
