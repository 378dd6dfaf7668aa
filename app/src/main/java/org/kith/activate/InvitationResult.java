package org.kith.activate;

import org.kith.mail.MailId;

/// What came of wanting to invite somebody by mail.
public sealed interface InvitationResult {

  /// They are asked, and the mail waits to be sent.
  record Queued(MailId mail) implements InvitationResult {}

  /// Asking them was not possible.
  record NotAsked(AskResult result) implements InvitationResult {}

  /// The mail cannot be brought; nothing was done.
  ///
  /// @param why as a sentence
  record NoMail(String why) implements InvitationResult {}
}
