/// The circle: where each relationship stands, what happened in it, its one next step, and Today.
///
/// Central types: [Relationships], [Interactions], [Today]. Data comes from people and plan; asks
/// and thanks of campaigns come back as interactions.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"plan", "people", "listen", "api", "team", "jobs", "store"})
package org.kith.cultivate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
