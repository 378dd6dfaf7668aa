/// Campaigns, asks, tracked links and their redirect.
@NullMarked
@ApplicationModule(allowedDependencies = {"cultivate", "plan", "people", "team", "jobs", "store"})
package org.kith.activate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
