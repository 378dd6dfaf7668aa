/// Blogs and news: RSS 0.9x to 2.0, RDF, Atom and JSON Feed.
///
/// [FeedReader] reads one feed, [FeedDiscovery] finds the feeds of a page, [FeedDocument] is what
/// both understand. One data sentence: bytes become a [FeedDocument], its entries are held against
/// what the cursor remembers, and what is new or changed is heard, oldest first.
@NullMarked
package org.kith.networks.feed;

import org.jspecify.annotations.NullMarked;
