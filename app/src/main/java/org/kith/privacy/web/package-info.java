/// The pages of what is held about somebody, of who looked, and of being left out.
@NullMarked
package org.kith.privacy.web;

import org.jspecify.annotations.NullMarked;
