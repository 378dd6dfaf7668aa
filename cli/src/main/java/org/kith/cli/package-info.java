/// The one command of a user: one class for each of its words.
@NullMarked
package org.kith.cli;

import org.jspecify.annotations.NullMarked;
