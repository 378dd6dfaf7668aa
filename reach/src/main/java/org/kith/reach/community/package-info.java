/// Who belongs together: groups of accounts that follow each other, who bridges to a group we know
/// nobody in, and which of our friends could introduce us.
@NullMarked
package org.kith.reach.community;

import org.jspecify.annotations.NullMarked;
