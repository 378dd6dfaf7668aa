package org.kith.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.mail.wire.Security;

/// The account an organisation sends its mail with. Passwords are not in it.
///
/// @param postalAddress where the organisation is; stands in every mail to people
/// @param plusAddresses whether its server brings `org+anything@…` to `org@…`
/// @param copiesAddress where members send copies of what they wrote themselves, empty for none
/// @param mostAnHour how many mails go out in an hour once it is warm
/// @param imap where answers and bounces are read, null where nowhere
public record MailAccount(
    String senderName,
    String senderAddress,
    String postalAddress,
    boolean plusAddresses,
    String copiesAddress,
    int mostAnHour,
    Way smtp,
    @Nullable Way imap,
    Standing sending,
    Standing reading,
    String changedBy,
    Instant changedAt) {

  /// A server and who we are there.
  ///
  /// @param user empty where it asks for no login
  /// @param password whether there is one
  public record Way(String host, int port, Security security, String user, boolean password) {}

  /// How something stands.
  ///
  /// @param reason why it is not simply working, in words; empty if it is
  /// @param at when it was last seen to work, or not to; null for never
  public record Standing(State state, String reason, @Nullable Instant at) {}

  public enum State {
    /// Nobody has used it yet.
    UNTRIED,
    WORKING,
    /// The server could not be asked; tried again by itself.
    RETRYING,
    /// The server does not let us in; nothing but a member can mend that.
    DISCONNECTED
  }

  /// What the health line says; null where nothing is wrong.
  public @Nullable Standing trouble() {
    if (isTrouble(sending)) {
      return sending;
    }
    return isTrouble(reading) ? reading : null;
  }

  private static boolean isTrouble(Standing standing) {
    return standing.state() == State.RETRYING || standing.state() == State.DISCONNECTED;
  }

  /// The domain of the sender's address.
  public String domain() {
    return senderAddress.substring(senderAddress.indexOf('@') + 1);
  }

  /// Where the bounce of one mail comes back to.
  String returnTo(String code) {
    int at = senderAddress.indexOf('@');
    return plusAddresses
        ? senderAddress.substring(0, at) + "+" + code + senderAddress.substring(at)
        : senderAddress;
  }
}
