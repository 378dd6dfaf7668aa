package org.kith.simulator.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is said with one caller.
final class Conversation {

  private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^>]*)>");

  private final FakeSmtp server;
  private final InputStream in;
  private final OutputStream out;
  private boolean known;
  private String from = "";
  private String to = "";

  Conversation(FakeSmtp server, Socket socket) throws IOException {
    this.server = server;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.known = server.password().isEmpty();
  }

  void run() throws IOException {
    say("220 fake.test ESMTP");
    for (var line = line(); line != null; line = line()) {
      var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> {
          say("250-fake.test", "250-8BITMIME", "250-DSN");
          say(server.password().isEmpty() ? "250 ENHANCEDSTATUSCODES" : "250 AUTH PLAIN");
        }
        case "AUTH" -> login(line);
        case "MAIL" -> from(line);
        case "RCPT" -> to(line);
        case "DATA" -> data();
        case "RSET" -> {
          reset();
          say("250 2.0.0 Ok");
        }
        case "NOOP" -> say("250 2.0.0 Ok");
        case "QUIT" -> {
          say("221 2.0.0 Bye");
          return;
        }
        default -> say("502 5.5.2 What?");
      }
    }
  }

  private void login(String line) throws IOException {
    var parts = line.split(" ", 3);
    var given =
        parts.length < 3
            ? ""
            : new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8);
    known = given.endsWith("\0" + server.password());
    say(known ? "235 2.7.0 Welcome" : "535 5.7.8 Authentication credentials invalid");
  }

  private void from(String line) throws IOException {
    if (!known) {
      say("530 5.7.0 Authentication required");
      return;
    }
    from = path(line);
    say("250 2.1.0 Ok");
  }

  private void to(String line) throws IOException {
    var address = path(line);
    switch (who(address)) {
      case "later" -> say("451 4.3.0 Please come back later");
      case "full" -> say("452 4.2.2 The mailbox is full");
      case "nobody" -> say("550 5.1.1 No such user here");
      default -> {
        to = address;
        say("250 2.1.5 Ok");
      }
    }
  }

  private static String who(String address) {
    return address.replaceFirst("[@+].*$", "");
  }

  private static String path(String line) {
    var path = PATH.matcher(line);
    return path.find() ? path.group(1) : "";
  }

  private void data() throws IOException {
    if (to.isEmpty()) {
      say("503 5.5.1 Nobody to bring it to");
      return;
    }
    server.pass(Moment.ADDRESSED);
    say("354 End data with <CR><LF>.<CR><LF>");
    server.pass(Moment.LISTENING);
    var data = new StringBuilder();
    while (true) {
      var line = line();
      if (line == null) {
        return; // cut off: RFC 5321 keeps nothing
      }
      if (line.equals(".")) {
        break;
      }
      data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    server.pass(Moment.READ);
    end(new Taken(from, to, data.toString()));
  }

  private void end(Taken letter) throws IOException {
    if (who(letter.to()).equals("policy")) {
      say("554 5.7.1 This is not wanted here");
      reset();
      return;
    }
    server.keep(letter);
    server.pass(Moment.KEPT);
    if (who(letter.to()).equals("silent")) {
      throw new IOException("falls silent");
    }
    say("250 2.0.0 Ok: kept");
    reset();
    server.pass(Moment.TOLD);
  }

  private void reset() {
    from = "";
    to = "";
  }

  private void say(String... lines) throws IOException {
    for (var line : lines) {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private @Nullable String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        var text = bytes.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      bytes.write(next);
    }
    return null;
  }
}
