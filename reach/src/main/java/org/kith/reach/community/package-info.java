/// Who belongs together: groups of accounts that follow each other, who bridges to a group we know
/// nobody in, who is close to our people, and which of our friends could introduce us.
@NullMarked
package org.kith.reach.community;

import org.jspecify.annotations.NullMarked;
