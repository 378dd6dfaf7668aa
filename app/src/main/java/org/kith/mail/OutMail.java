package org.kith.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// A mail of the outbox.
///
/// @param person whom it is to, null where it is one of us
/// @param reason what its server said last, or why it is where it is, in words
/// @param dueAt when it is tried at the earliest
/// @param endedAt when it came to where it stays, null before
public record OutMail(
    MailId id,
    @Nullable PersonId person,
    String recipient,
    String recipientName,
    String subject,
    MailState state,
    String reason,
    int tries,
    Instant queuedAt,
    Instant dueAt,
    @Nullable Instant endedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant complainedAt) {}
