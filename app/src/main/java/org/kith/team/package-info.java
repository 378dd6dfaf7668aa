/// Workspaces, their members and roles, sessions and login links; what a route asks of its caller.
@NullMarked
@ApplicationModule(allowedDependencies = {"store"})
package org.kith.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
