/// The Campaigns pages, and the way on from short links.
@NullMarked
package org.kith.activate.web;

import org.jspecify.annotations.NullMarked;
