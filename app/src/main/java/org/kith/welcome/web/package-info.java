/// The page of Welcome.
@NullMarked
package org.kith.welcome.web;

import org.jspecify.annotations.NullMarked;
