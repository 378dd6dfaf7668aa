/// Publishing on a WordPress site by its REST API
/// (<https://developer.wordpress.org/rest-api/reference/posts/>), with an application password.
///
/// [WordPressPublisher] publishes, changes and takes back, [WordPressSites] finds where a site's
/// API is, [WordPressCheck] says what a password is good for. What a site says is read from its
/// feed, like any blog's.
@NullMarked
package org.kith.networks.wordpress;

import org.jspecify.annotations.NullMarked;
