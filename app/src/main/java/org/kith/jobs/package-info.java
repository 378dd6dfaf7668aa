/// Named background work: schedule, deadline, retry, progress and last result.
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package org.kith.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
