/// The page of the mail account, and the way out of our mail.
@NullMarked
package org.kith.mail.web;

import org.jspecify.annotations.NullMarked;
