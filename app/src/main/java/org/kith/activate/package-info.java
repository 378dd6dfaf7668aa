/// Campaigns, asks, tracked links and their redirect.
///
/// Central types: [Campaigns], [Asks], [TrackedLinks]. A person who is asked comes from the circle
/// and through the one gate of people; that a link was followed goes out as [LinkFollowed].
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "mail",
      "api",
      "cultivate",
      "plan",
      "people",
      "listen",
      "takeout",
      "team",
      "jobs",
      "store"
    })
package org.kith.activate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
