/// Blogs and news: RSS 0.90 to 2.0, RDF, Atom, CDF and JSON Feed, lists of feeds (OPML), and hubs
/// that tell of news (WebSub).
///
/// [FeedReader] reads one feed, [FeedDiscovery] finds the feeds of a page, [FeedSchedule] says when
/// one is asked again. One data sentence: bytes become [Facts], all a feed says under names that
/// stay; of these a [FeedDocument] is made, its entries are held against what the cursor remembers,
/// and what is new or changed is heard, oldest first.
@NullMarked
package org.kith.networks.feed;

import org.jspecify.annotations.NullMarked;
