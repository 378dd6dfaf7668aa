package org.kith.people.imports;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.TextProperty;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// People as address books keep them: vCards of version 2.1 to 4.0 (RFC 6350), one after the other.
final class VCards {

  private static final String BEGIN = "BEGIN:VCARD";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private VCards() {}

  static boolean areIn(byte[] bytes) {
    var start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    return start
        .replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "")
        .toUpperCase(Locale.ROOT)
        .startsWith(BEGIN);
  }

  static List<IncomingPerson> read(byte[] bytes) {
    var text = text(bytes);
    var lines = beginnings(text);
    var cards = Ezvcard.parse(text).all();
    var people = new ArrayList<IncomingPerson>();
    for (int i = 0; i < cards.size(); i++) {
      people.add(person(i < lines.size() ? lines.get(i) : 0, cards.get(i)));
    }
    return people;
  }

  private static IncomingPerson person(long line, VCard card) {
    var formatted = value(card.getFormattedName());
    var structured = card.getStructuredName();
    var name =
        !formatted.isEmpty() || structured == null
            ? formatted
            : Stream.of(structured.getGiven(), structured.getFamily())
                .filter(part -> part != null && !part.isBlank())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    var email = card.getEmails().isEmpty() ? "" : value(card.getEmails().getFirst());
    var about = card.getTitles().isEmpty() ? "" : value(card.getTitles().getFirst());
    var organization = card.getOrganization();
    if (organization != null && !organization.getValues().isEmpty()) {
      var of = String.join(", ", organization.getValues()).strip();
      about = about.isEmpty() ? of : about + ", " + of;
    }
    return IncomingPerson.of(line, name, email, about, "");
  }

  private static String value(@Nullable TextProperty property) {
    var value = property == null ? null : property.getValue();
    return value == null ? "" : value.replaceAll("\\s+", " ").strip();
  }

  /// On which lines cards begin.
  private static List<Long> beginnings(String text) {
    var found = new ArrayList<Long>();
    long number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.strip().equalsIgnoreCase(BEGIN)) {
        found.add(number);
      }
    }
    return found;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, WINDOWS);
    }
  }
}
