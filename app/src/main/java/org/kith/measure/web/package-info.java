/// The Report page.
@NullMarked
package org.kith.measure.web;

import org.jspecify.annotations.NullMarked;
