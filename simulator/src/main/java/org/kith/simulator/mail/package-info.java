/// A mail server on loopback that takes letters, refuses them, and falls silent where it is told.
@NullMarked
package org.kith.simulator.mail;

import org.jspecify.annotations.NullMarked;
