package org.kith.mail.wire;

import java.util.regex.Pattern;

/// What somebody wrote in an answer, without what they answer: quoted lines, the line that
/// introduces them, and the signature (RFC 3676, 4.3) are left out.
final class WrittenText {

  private static final int LONGEST = 4_000;

  /// "On Monday, Mara wrote:" in the languages of the mail programs we have seen.
  private static final Pattern INTRODUCES =
      Pattern.compile(
          "(?i)^(on|am|le|el|em|il|op|den|w dniu)\\b.{0,200}(wrote|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|napisał)[^\\n]{0,80}:$|^-{2,}\\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original|forwarded message).*$");

  private WrittenText() {}

  static String of(String text) {
    var written = new StringBuilder();
    var lines = text.replace("\r", "").split("\n", -1);
    for (int nr = 0; nr < lines.length; nr++) {
      var line = lines[nr].stripTrailing();
      var next = nr + 1 < lines.length ? lines[nr + 1].strip() : "";
      if (line.equals("--") || lines[nr].equals("-- ") || introduces(line.strip(), next)) {
        break;
      }
      if (!line.startsWith(">")) {
        written.append(line).append('\n');
      }
    }
    var plain = written.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    plain = plain.replaceAll("\\n{3,}", "\n\n").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }

  /// Some programs break that line in two.
  private static boolean introduces(String line, String next) {
    return INTRODUCES.matcher(line).matches()
        || (!line.isEmpty() && !next.isEmpty() && INTRODUCES.matcher(line + " " + next).matches());
  }
}
