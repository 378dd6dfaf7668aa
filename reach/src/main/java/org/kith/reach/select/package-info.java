/// Whom to invest in: plans of people within a budget of hours, what each of them adds, and the
/// proof of how close the plan comes to the best possible one. [org.kith.reach.select.Planner] is
/// the door.
@NullMarked
package org.kith.reach.select;

import org.jspecify.annotations.NullMarked;
