/// The circle: stages, interactions, next steps, and Today.
@NullMarked
@ApplicationModule(allowedDependencies = {"plan", "people", "team", "jobs", "store"})
package org.kith.cultivate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
