package org.kith.mail.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mail that came in, as far as Kith reads it.
///
/// @param messageId with its angle brackets, empty where it has none
/// @param from the address it says it is from, in lower case, empty where that is none
/// @param to all addresses it names as recipients, in lower case
/// @param deliveredTo where the servers on its way say they brought it, in lower case
/// @param answers the message ids it refers to
/// @param automatic whether a program wrote it (RFC 3834)
/// @param text what its author wrote, without what it quotes
/// @param report null where it is an ordinary mail
public record Incoming(
    String messageId,
    String from,
    List<String> to,
    List<String> deliveredTo,
    Instant at,
    String subject,
    List<String> answers,
    boolean automatic,
    String text,
    @Nullable Report report) {

  public Incoming {
    to = List.copyOf(to);
    deliveredTo = List.copyOf(deliveredTo);
    answers = List.copyOf(answers);
  }

  /// What a server says of a mail of ours.
  public sealed interface Report {

    /// The message ids of the mails it is about.
    List<String> about();

    /// It could not be delivered, or not yet (RFC 3464).
    ///
    /// @param code the envelope id it was sent with, empty where the report has none
    record Bounce(String code, List<String> about, List<Recipient> recipients) implements Report {
      public Bounce {
        about = List.copyOf(about);
        recipients = List.copyOf(recipients);
      }
    }

    /// Its recipient called it unwanted (RFC 5965).
    record Complaint(List<String> about) implements Report {
      public Complaint {
        about = List.copyOf(about);
      }
    }
  }

  /// @param action failed, delayed, delivered, relayed or expanded
  /// @param status as in RFC 3463: `5.1.1`
  /// @param why what the server that refused it said
  public record Recipient(String address, String action, String status, String why) {

    public boolean failed() {
      return action.equals("failed");
    }

    /// Whether it stays so.
    public boolean lasting() {
      return status.startsWith("5.");
    }
  }
}
