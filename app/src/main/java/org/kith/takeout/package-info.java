/// All of a workspace in one file, out of this Kith and into an empty one (invariant 8).
///
/// Central types: [Takeouts], [Tables], [ExportFile]. What is exported follows from the database's
/// own description of itself, so that a table of any module comes along without this module knowing
/// it; what stays behind is named in [LeftOut] with its reason.
@NullMarked
@ApplicationModule(allowedDependencies = {"team", "jobs", "store"})
package org.kith.takeout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
