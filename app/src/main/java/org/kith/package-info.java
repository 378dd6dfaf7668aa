/// Kith, the server: one module for each step of the loop.
@NullMarked
package org.kith;

import org.jspecify.annotations.NullMarked;
