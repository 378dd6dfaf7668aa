/// Clicks, shares, earned and own reach, and the report.
///
/// Central types: [org.kith.measure.clicks.Clicks], [Shares], [Reports]. Data comes from what
/// people said (listen), did (cultivate) and were asked (activate); what flows back goes through
/// ports of those below: [org.kith.cultivate.CarriedThisMonth], [org.kith.plan.YesSeen],
/// [org.kith.plan.SharesSeen].
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
