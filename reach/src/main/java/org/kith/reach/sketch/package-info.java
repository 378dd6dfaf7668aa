/// Distinct counting: how many different accounts a set of people reaches. Exact today; sketches
/// for graphs too large to walk answer the same calls later.
@NullMarked
package org.kith.reach.sketch;

import org.jspecify.annotations.NullMarked;
