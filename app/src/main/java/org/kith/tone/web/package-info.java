/// The page of what people said.
@NullMarked
package org.kith.tone.web;

import org.jspecify.annotations.NullMarked;
