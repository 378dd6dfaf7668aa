package org.kith.networks.feed;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jsoup.parser.Parser;

/// Says whether a document is XML as XML 1.0 wants it, for people who wonder why theirs is read
/// oddly. What is heard does not depend on it.
///
/// The DOCTYPE was left away before, so there is nothing to expand; a resolver that answers with
/// nothing and no support for a DTD stand behind that.
final class WellFormed {

  private WellFormed() {}

  /// What is wrong with it, with line and column; empty if nothing is.
  static Optional<String> complaint(String xml) {
    var prolog = Prolog.of(xml.stripLeading(), false);
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((_, _, _, _) -> new java.io.ByteArrayInputStream(new byte[0]));
    var text = NAMED.matcher(prolog.rest()).replaceAll(m -> known(m.group(), m.group(1)));
    try {
      var reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        reader.next();
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      var line = String.valueOf(e.getMessage()).replaceAll("(?s)^.*Message: |\\s+", " ").strip();
      var at = e.getLocation();
      return Optional.of(
          "line %d, column %d: %s".formatted(at.getLineNumber(), at.getColumnNumber(), line));
    }
  }

  private static final java.util.regex.Pattern NAMED =
      java.util.regex.Pattern.compile("&(\\w{1,32});");

  /// The names HTML has for letters do no harm where XML does not know them.
  private static String known(String reference, String name) {
    return switch (name) {
      case "amp", "lt", "gt", "quot", "apos" -> java.util.regex.Matcher.quoteReplacement(reference);
      default ->
          Parser.unescapeEntities(reference, false).equals(reference)
              ? java.util.regex.Matcher.quoteReplacement(reference)
              : "?";
    };
  }
}
