/// The page of connected accounts.
@NullMarked
package org.kith.connect.web;

import org.jspecify.annotations.NullMarked;
