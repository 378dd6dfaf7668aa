package org.kith.mail.wire;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Reads what a mail says. It comes from anybody: what is not as the standards have it is read as
/// far as it goes, and nothing in it is asked for or run.
final class Reading {

  private static final int LONGEST = 20_000;
  private static final int LINE = 300;
  private static final int MOST = 100;
  private static final int DEEPEST = 8;
  private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,500}>");

  private Reading() {}

  static Incoming read(Message message, Instant arrived) throws MessagingException, IOException {
    var auto = first(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
    var sent = message.getSentDate();
    return new Incoming(
        ids(message, "Message-ID").stream().findFirst().orElse(""),
        addresses(message, "From").stream().findFirst().orElse(""),
        Stream.of("To", "Cc", "Bcc").flatMap(name -> addresses(message, name).stream()).toList(),
        Stream.of("Delivered-To", "X-Original-To", "Envelope-To")
            .flatMap(name -> addresses(message, name).stream())
            .toList(),
        sent == null || isLater(sent.toInstant(), arrived) ? arrived : sent.toInstant(),
        decoded(first(message, "Subject")),
        Stream.of("In-Reply-To", "References")
            .flatMap(name -> ids(message, name).stream())
            .toList(),
        !(auto.isEmpty() || auto.startsWith("no")) || isBulk(message),
        WrittenText.of(text(message, 0)),
        report(message));
  }

  /// Whether it says to be from after its arrival; 1970 is no arrival.
  private static boolean isLater(Instant sent, Instant arrived) {
    return arrived.isAfter(Instant.EPOCH) && sent.isAfter(arrived);
  }

  private static boolean isBulk(Part message) {
    return first(message, "Precedence").matches("(?i)\\s*(bulk|junk|list|auto_reply)\\s*")
        || !first(message, "X-Autoreply").isEmpty();
  }

  private static List<String> headers(Part part, String name) {
    try {
      var values = part.getHeader(name);
      return values == null ? List.of() : Arrays.stream(values).limit(MOST).toList();
    } catch (MessagingException _) {
      return List.of();
    }
  }

  private static String first(Part part, String name) {
    return headers(part, name).stream().findFirst().orElse("");
  }

  private static List<String> ids(Part part, String name) {
    return headers(part, name).stream().flatMap(value -> ids(value).stream()).limit(MOST).toList();
  }

  private static List<String> ids(String value) {
    return ID.matcher(value).results().limit(MOST).map(found -> found.group()).toList();
  }

  private static List<String> addresses(Part part, String name) {
    var found = new ArrayList<String>();
    for (var value : headers(part, name)) {
      for (Address address : parsed(value)) {
        if (address instanceof InternetAddress one && one.getAddress() != null) {
          found.add(plain(one.getAddress().toLowerCase(Locale.ROOT)));
        }
      }
    }
    return found.size() > MOST ? found.subList(0, MOST) : found;
  }

  private static Address[] parsed(String value) {
    try {
      return InternetAddress.parseHeader(value, false);
    } catch (MessagingException _) {
      return new Address[0];
    }
  }

  private static String decoded(String value) {
    try {
      return plain(MimeUtility.decodeText(MimeUtility.unfold(value)));
    } catch (UnsupportedEncodingException _) {
      return plain(value);
    }
  }

  /// One line of bearable length.
  private static String plain(String value) {
    var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > LINE ? line.substring(0, LINE) : line;
  }

  /// The plain text of a mail, or that of its HTML where it has no other.
  private static String text(Part part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST || "attachment".equalsIgnoreCase(part.getDisposition())) {
      return "";
    }
    if (part.isMimeType("text/plain")) {
      return string(part);
    }
    if (part.isMimeType("text/html")) {
      var page = Jsoup.parse(string(part));
      page.select("blockquote, style, script").remove();
      return page.body().wholeText();
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      var html = "";
      for (int nr = 0; nr < Math.min(parts.getCount(), MOST); nr++) {
        var inner = parts.getBodyPart(nr);
        var found = text(inner, depth + 1);
        if (!found.isBlank() && !inner.isMimeType("text/html")) {
          return found;
        }
        html = html.isBlank() ? found : html;
      }
      return html;
    }
    return "";
  }

  private static String string(Part part) throws MessagingException, IOException {
    try (var in = part.getInputStream()) {
      var bytes = in.readNBytes(LONGEST * 4);
      var text = new String(bytes, charset(part));
      return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      var name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException | jakarta.mail.internet.ParseException _) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  /// What it reports, by its parts: the machine's, and the head of the mail it is about.
  private static Incoming.@Nullable Report report(Message message)
      throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")) {
      return null;
    }
    // Servers differ in what they give of a message within a message; the whole of it is the same.
    var whole = message instanceof MimeMessage mime ? new MimeMessage(mime) : message;
    if (!(whole.getContent() instanceof Multipart parts)) {
      return null;
    }
    var about = new ArrayList<String>();
    Part status = null;
    boolean complaint = false;
    for (int nr = 0; nr < Math.min(parts.getCount(), MOST); nr++) {
      var part = parts.getBodyPart(nr);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        status = part;
      } else if (part.isMimeType("message/feedback-report")) {
        complaint = true;
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("message/global")
          || part.isMimeType("text/rfc822-headers")
          || part.isMimeType("message/global-headers")) {
        for (var block : blocks(part).stream().limit(1).toList()) {
          about.addAll(ids(header(block, "Message-ID")));
        }
      }
    }
    return status != null
        ? bounce(blocks(status), about)
        : complaint ? new Incoming.Report.Complaint(about) : null;
  }

  private static Incoming.Report bounce(List<InternetHeaders> blocks, List<String> about) {
    var code = blocks.isEmpty() ? "" : header(blocks.getFirst(), "Original-Envelope-Id");
    var recipients = new ArrayList<Incoming.Recipient>();
    for (var block : blocks) {
      var action = header(block, "Action").toLowerCase(Locale.ROOT);
      if (!action.isEmpty()) {
        recipients.add(
            new Incoming.Recipient(
                typed(header(block, "Final-Recipient")).toLowerCase(Locale.ROOT),
                action,
                header(block, "Status").replaceFirst("\\s.*$", ""),
                typed(header(block, "Diagnostic-Code"))));
      }
    }
    return new Incoming.Report.Bounce(code, about, recipients);
  }

  /// A value without the type before it: "rfc822; ana@example.org".
  private static String typed(String value) {
    return value.substring(value.indexOf(';') + 1).strip();
  }

  private static String header(InternetHeaders block, String name) {
    var value = block.getHeader(name, " ");
    return value == null ? "" : plain(value);
  }

  /// Blocks of headers, parted by empty lines.
  private static List<InternetHeaders> blocks(Part part) throws MessagingException, IOException {
    byte[] bytes;
    try (var in = part.getInputStream()) {
      bytes = in.readNBytes(LONGEST);
    }
    var blocks = new ArrayList<InternetHeaders>();
    for (var block :
        new String(bytes, StandardCharsets.ISO_8859_1).split("\\r?\\n[ \\t]*(\\r?\\n)+", MOST)) {
      if (!block.isBlank()) {
        var lines = (block.strip() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        blocks.add(new InternetHeaders(new ByteArrayInputStream(lines)));
      }
    }
    return blocks;
  }
}
