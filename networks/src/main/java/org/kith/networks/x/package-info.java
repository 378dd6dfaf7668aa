/// X, through version 2 of its API.
///
/// [XLogin] connects an account, [XReader] hears mentions and a search, [XPublisher] speaks for it,
/// [XLength] counts as X counts, [XCheck] says in words what a token can do. One data sentence: a
/// post and what it `includes` become a [org.kith.networks.Post] in [PostObjects]. Built against
/// the documented shapes of 2026 and proven on stubs made from the documentation, not on the living
/// service. Reading costs money on X, by the post: nothing is read twice that need not be.
@NullMarked
package org.kith.networks.x;

import org.jspecify.annotations.NullMarked;
