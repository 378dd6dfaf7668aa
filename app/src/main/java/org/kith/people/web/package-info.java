/// The Voices page.
@NullMarked
package org.kith.people.web;

import org.jspecify.annotations.NullMarked;
