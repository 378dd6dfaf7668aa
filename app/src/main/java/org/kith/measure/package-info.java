/// Clicks, shares, earned and own reach, and the report.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"activate", "plan", "people", "listen", "team", "jobs", "store"})
package org.kith.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
