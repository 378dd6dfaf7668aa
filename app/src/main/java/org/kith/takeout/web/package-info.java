/// The page on which all of a workspace goes out, or comes in.
@NullMarked
package org.kith.takeout.web;

import org.jspecify.annotations.NullMarked;
