/// The organisation's own mail: the account it is sent with, the outbox, what comes back, and the
/// mail each Friday.
///
/// Central types: [MailAccounts], [Outbox], [Sending]. Whoever wants a mail sent brings a
/// permission from the gate of people; that a mail was answered, came back or was complained of
/// goes out as an event ([MailAnswered], [MailComplained]).
@NullMarked
@ApplicationModule(
    allowedDependencies = {"cultivate", "people", "listen", "connect", "team", "jobs", "store"})
package org.kith.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
