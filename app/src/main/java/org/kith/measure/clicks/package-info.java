/// Who followed our links: a journal on disk first, then the database.
///
/// The rest of measure asks [Clicks] alone, and nothing here asks the rest.
@NullMarked
package org.kith.measure.clicks;

import org.jspecify.annotations.NullMarked;
