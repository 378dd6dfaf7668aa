/// Voices and persons, their accounts, consent and refusals.
@NullMarked
@ApplicationModule(allowedDependencies = {"listen", "api", "team", "jobs", "store"})
package org.kith.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
