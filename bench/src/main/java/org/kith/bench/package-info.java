/// Measurements. Each prints what it did, on what, and what came of it.
@NullMarked
package org.kith.bench;

import org.jspecify.annotations.NullMarked;
