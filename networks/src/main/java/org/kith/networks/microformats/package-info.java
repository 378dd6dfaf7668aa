/// What web pages say about people and posts in the classes of their HTML: microformats2, the older
/// classic ones, and `rel`.
///
/// [Microformats] parses a page as <https://microformats.org/wiki/microformats2-parsing> says,
/// [PageReader] puts it into the words all networks share, [RelMe] proves that two pages are one
/// person's.
@NullMarked
package org.kith.networks.microformats;

import org.jspecify.annotations.NullMarked;
