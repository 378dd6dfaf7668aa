package org.kith.mail;

import java.time.Instant;
import org.kith.people.PersonId;

/// Somebody answered a mail of ours; it stands in their timeline.
public record MailAnswered(MailId mail, PersonId person, Instant at) {}
