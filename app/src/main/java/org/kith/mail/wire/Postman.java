package org.kith.mail.wire;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Hands letters to one server (SMTP, RFC 5321), over one connection where the server lets it.
///
/// Not for several threads at once.
public final class Postman implements AutoCloseable {

  private static final int LONGEST = 300;
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.\\d{1,3}\\b");

  private final Server server;
  private final Session session;
  private final String greeting;
  private @Nullable CommittingTransport open;

  /// @param greeting the domain we say we are
  public Postman(Server server, String greeting) {
    this.server = server;
    this.greeting = greeting;
    var properties = server.properties("smtp");
    properties.setProperty("mail.smtp.dsn.notify", "FAILURE");
    this.session = Session.getInstance(properties);
  }

  /// Hands one letter over.
  ///
  /// @param commit asked before its first word is sent; where it answers no, nothing is
  public Outcome send(Letter letter, BooleanSupplier commit) {
    CommittingTransport transport;
    try {
      transport = connect();
    } catch (AuthenticationFailedException e) {
      close();
      return new Outcome.NoWay(
          "%s does not let Kith in: %s".formatted(server.place(), said(e)), true);
    } catch (MessagingException e) {
      close();
      return new Outcome.NoWay(
          "%s cannot be reached: %s".formatted(server.place(), said(e)), false);
    }
    try {
      transport.before(commit);
      var message = message(letter, transport.supportsExtension("DSN"));
      transport.sendMessage(message, message.getAllRecipients());
      return new Outcome.Accepted(oneLine(transport.getLastServerResponse()));
    } catch (MessagingException e) {
      boolean begun = transport.hasBegun();
      close();
      return failed(e, begun);
    }
  }

  private CommittingTransport connect() throws MessagingException {
    var known = open;
    if (known != null && known.isConnected()) {
      return known;
    }
    var fresh = new CommittingTransport(session, server);
    fresh.setLocalHost(greeting);
    var secret = server.secret();
    open = fresh;
    if (server.logsIn() && secret != null) {
      fresh.connect(server.host(), server.port(), server.user(), secret.value());
    } else {
      fresh.connect(server.host(), server.port(), null, null);
    }
    return fresh;
  }

  private SMTPMessage message(Letter letter, boolean reports) throws MessagingException {
    var message =
        new SMTPMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", letter.messageId());
          }
        };
    message.setEnvelopeFrom(letter.returnTo());
    if (reports) {
      message.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE);
      message.setReturnOption(SMTPMessage.RETURN_HDRS);
      message.setMailExtension("ENVID=" + letter.code());
    }
    message.setFrom(letter.from().onTheWire());
    message.setRecipients(
        jakarta.mail.Message.RecipientType.TO, new InternetAddress[] {letter.to().onTheWire()});
    message.setSubject(letter.body().subject(), "UTF-8");
    message.setSentDate(Date.from(Instant.ofEpochSecond(letter.at().getEpochSecond())));
    for (var header : letter.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    var text = new MimeBodyPart();
    text.setText(letter.body().text(), "UTF-8", "plain");
    var html = new MimeBodyPart();
    html.setText(letter.body().html(), "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }

  private Outcome failed(MessagingException e, boolean begun) {
    Exception last = e;
    for (Exception at = e; at != null; at = next(at)) {
      last = at;
      switch (at) {
        case CommittingTransport.CalledBack _ -> {
          return new Outcome.Withdrawn("It was called back before it was sent.");
        }
        case SMTPAddressFailedException address -> {
          return replied(address.getReturnCode(), said(address), true);
        }
        case SMTPSenderFailedException sender -> {
          return new Outcome.NoWay(
              "%s takes no mail from this sender: %s".formatted(server.place(), said(sender)),
              sender.getReturnCode() / 100 == 5);
        }
        default -> {}
      }
    }
    if (e instanceof SMTPSendFailedException sent && sent.getReturnCode() > 0) {
      return replied(sent.getReturnCode(), said(sent), false);
    }
    return begun
        ? new Outcome.Unknown(
            "The connection to %s ended while the mail was on its way: %s"
                .formatted(server.place(), said(last)))
        : new Outcome.NoWay(
            "The connection to %s ended: %s".formatted(server.place(), said(last)), false);
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static Outcome replied(int code, String reply, boolean toRecipient) {
    return switch (code / 100) {
      case 2 -> new Outcome.Accepted(reply);
      case 4 -> new Outcome.Later(reply);
      default -> new Outcome.Refused(reply, toRecipient && isOfAddress(code, reply));
    };
  }

  /// A status of "5.1.x" is about the address (RFC 3463); where there is none, the code of SMTP
  /// tells. What a policy refuses (5.7.x) may change.
  private static boolean isOfAddress(int code, String reply) {
    var status = STATUS.matcher(reply);
    return status.find()
        ? status.group(1).equals("5") && status.group(2).equals("1")
        : code == 550 || code == 551 || code == 553;
  }

  private static String said(Exception e) {
    return oneLine(String.valueOf(e.getMessage()));
  }

  private static String oneLine(@Nullable String reply) {
    var plain = String.valueOf(reply).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    plain = plain.equals("[EOF]") ? "the server said nothing more." : plain;
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  @Override
  public void close() {
    var transport = open;
    open = null;
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException _) {
        return; // it is closed all the same
      }
    }
  }
}
