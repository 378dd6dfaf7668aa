/// The follow graph as the engine sees it, reach of any set of people, and plans.
@NullMarked
@ApplicationModule(allowedDependencies = {"people", "team", "jobs", "store"})
package org.kith.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
