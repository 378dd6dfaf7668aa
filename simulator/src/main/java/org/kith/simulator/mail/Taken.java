package org.kith.simulator.mail;

import java.util.Locale;
import java.util.Optional;

/// A letter that the server kept.
///
/// @param from the envelope's sender
/// @param to the envelope's recipient
/// @param data as it came, lines parted by `\r\n`
public record Taken(String from, String to, String data) {

  /// A header's value on one line, empty where there is none.
  public Optional<String> header(String name) {
    var unfolded = head().replaceAll("\r\n[ \t]+", " ");
    var wanted = name.toLowerCase(Locale.ROOT) + ":";
    return unfolded
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
        .map(line -> line.substring(wanted.length()).strip())
        .findFirst();
  }

  public String messageId() {
    return header("Message-ID").orElse("");
  }

  private String head() {
    int end = data.indexOf("\r\n\r\n");
    return end < 0 ? data : data.substring(0, end);
  }

  /// What follows the headers.
  public String body() {
    int end = data.indexOf("\r\n\r\n");
    return end < 0 ? "" : data.substring(end + 4);
  }
}
