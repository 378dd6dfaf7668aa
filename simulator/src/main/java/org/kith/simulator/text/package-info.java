/// Sentences written by hand and put together by chance: word lists, frames with slots, and the
/// small grammar that fills them. [Phrases] reads the lists, [Grammar] fills a frame.
@NullMarked
package org.kith.simulator.text;

import org.jspecify.annotations.NullMarked;
