/// Clicks, shares, earned and own reach, and the report.
///
/// Central types: [Clicks], [Shares], [Reports]. Data comes from what people said (listen), did
/// (cultivate) and were asked (activate); nothing flows back but
/// [org.kith.cultivate.CarriedThisMonth].
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "activate",
      "mail",
      "cultivate",
      "plan",
      "people",
      "listen",
      "team",
      "jobs",
      "store"
    })
package org.kith.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
