package org.kith.mail;

import org.kith.people.PersonId;

/// A mail to somebody we know, as it is put into the outbox.
///
/// @param to their address, as it is now
/// @param wayOut where one press ends our mail to them (RFC 8058)
/// @param notice what it tells them of why we hold their data, empty where they were told
public record NewMail(
    PersonId person,
    String to,
    String name,
    String subject,
    String text,
    String wayOut,
    Notice notice) {

  /// @param version of our words
  public record Notice(String words, int version) {
    public static final Notice NONE = new Notice("", 0);
  }
}
