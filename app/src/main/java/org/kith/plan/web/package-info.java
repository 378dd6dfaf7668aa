/// The Plan page.
@NullMarked
package org.kith.plan.web;

import org.jspecify.annotations.NullMarked;
