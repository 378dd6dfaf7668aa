package org.kith.mail;

import org.kith.people.PersonId;

/// Somebody called a mail of ours unwanted where they read their mail. They get no other.
public record MailComplained(MailId mail, PersonId person) {}
