package org.kith.mail;

/// One mail of the outbox.
public record MailId(long value) {}
