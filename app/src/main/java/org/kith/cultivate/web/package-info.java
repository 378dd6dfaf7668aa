/// Today, People and the page of a person.
@NullMarked
package org.kith.cultivate.web;

import org.jspecify.annotations.NullMarked;
