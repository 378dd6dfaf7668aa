/// Topics, sources with their cursors, and the mentions heard.
@NullMarked
@ApplicationModule(allowedDependencies = {"connect", "api", "team", "jobs", "store"})
package org.kith.listen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
