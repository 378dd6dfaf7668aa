package org.kith.mail;

/// How far a mail is.
public enum MailState {
  QUEUED("waits to be sent"),
  /// Its first word may have gone out.
  SENDING("is being sent"),
  /// The server has taken it.
  SENT("was sent"),
  /// It came back: nobody can be reached there.
  BOUNCED("came back"),
  FAILED("was not sent"),
  /// Kith was cut off, or the server fell silent, while it was on its way.
  UNKNOWN("may have arrived");

  private final String words;

  MailState(String words) {
    this.words = words;
  }

  /// As the end of a sentence about it.
  public String words() {
    return words;
  }
}
