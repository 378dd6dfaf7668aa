/// Who brought whom: logs of who did what when, the probabilities that arcs carry as learned from
/// them, credit for what followed, and how well all that foretells what comes next.
@NullMarked
package org.kith.reach.cascade;

import org.jspecify.annotations.NullMarked;
