/// Mastodon, and whatever else speaks its client API: Akkoma, GoToSocial, Hollo, Pixelfed.
///
/// [MastodonServer] asks one server and minds its limits; [MastodonTimeline] and [MastodonStream]
/// hear one [MastodonSource] of it; [MastodonPublisher] speaks for one account; [MastodonDocuments]
/// reads what lies there already.
///
/// One data sentence: a status of the API becomes a post known by its URI, so that the same post
/// heard from two servers is one; what only the server understands, its own numbers for statuses
/// and accounts, stays inside this package. ActivityStreams documents are read in the same words.
@NullMarked
package org.kith.networks.mastodon;

import org.jspecify.annotations.NullMarked;
