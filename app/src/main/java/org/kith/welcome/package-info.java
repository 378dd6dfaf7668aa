/// Welcome: the first hour of an organisation in Kith. Four boxes, each of which can be skipped,
/// ask what the other modules need to know and hand it to them; nothing is kept here but how far
/// somebody has come (docs/adr/020).
///
/// Central types: [Welcomes], [OwnSite], [CauseWords]. Data flows from the organisation's own site
/// into listen, people and cultivate.
@NullMarked
@ApplicationModule(allowedDependencies = {"cultivate", "people", "listen", "team", "jobs", "store"})
package org.kith.welcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
