/// The one place that speaks SMTP and IMAP: to the servers an organisation names as its own.
@NullMarked
package org.kith.mail.wire;

import org.jspecify.annotations.NullMarked;
