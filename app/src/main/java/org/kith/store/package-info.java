/// PostgreSQL: the embedded server or a given one, migrations, and transactions that see one
/// workspace.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.kith.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
