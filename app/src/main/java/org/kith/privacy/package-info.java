/// What people may ask of us, and what keeps us from watching them: all that is held about one
/// person, given out or erased; the public page on which anybody asks to be left out; and the log
/// of who looked at whom.
///
/// Central types: [SubjectAccess], [Erasure], [Looks]. What is held follows from the database's own
/// description of itself, so that a table of any module is found without this module knowing it.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"people", "listen", "takeout", "api", "team", "jobs", "store"})
package org.kith.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
