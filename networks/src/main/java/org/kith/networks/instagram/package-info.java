/// Instagram, through Meta's Graph API and for professional accounts that are connected by Facebook
/// Login.
///
/// [InstagramLogin] connects an account, [InstagramReader] hears its posts, comments and where it
/// is tagged, [InstagramPublisher] speaks for it, [InstagramCheck] says in words what a token can
/// do. One data sentence: a media object or a comment becomes a [org.kith.networks.Post] in
/// [InstagramMedia]. Built against the documented shapes of version 27.0 and proven on stubs made
/// from the documentation, not on the living service.
@NullMarked
package org.kith.networks.instagram;

import org.jspecify.annotations.NullMarked;
