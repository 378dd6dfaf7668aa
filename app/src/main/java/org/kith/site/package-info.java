/// The frame of the web pages: layout, navigation, security filter, error pages.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "hooks",
      "welcome",
      "measure",
      "activate",
      "publish",
      "mail",
      "cultivate",
      "plan",
      "people",
      "people :: imports",
      "listen",
      "connect",
      "team",
      "jobs",
      "store"
    })
package org.kith.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
