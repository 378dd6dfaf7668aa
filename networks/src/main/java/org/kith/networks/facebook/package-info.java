/// Facebook pages, through Meta's Graph API and with a page's own token.
///
/// [FacebookLogin] connects a page, [PageReader] hears its posts, comments and mentions,
/// [FacebookPublisher] speaks for it, [FacebookCheck] says in words what a token can do. One data
/// sentence: an entry of an edge (`tagged`, `comments`) becomes a [org.kith.networks.Post] in
/// [PagePosts]. Built against the documented shapes of version 27.0 and proven on stubs made from
/// the documentation, not on the living service.
@NullMarked
package org.kith.networks.facebook;

import org.jspecify.annotations.NullMarked;
