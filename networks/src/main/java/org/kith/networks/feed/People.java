package org.kith.networks.feed;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Reads who made something: Atom's elements, or what RSS authors put in one line.
final class People {

  private static final Pattern MAIL =
      Pattern.compile(
          "[\\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?:\\?subject=\\S+)?");

  private People() {}

  /// Adds a person to the list of that role; the last one is also said in one line.
  ///
  /// @param role `author`, `publisher` or `contributor`
  static void add(Element e, Scope scope, String role) {
    var person = e.childrenSize() > 0 ? ofElements(e, scope) : ofLine(e.wholeText().strip());
    if (person.isEmpty()) {
      return;
    }
    scope.facts().add(role + "s", person);
    if (!role.equals("contributor")) {
      scope.facts().put(role, line(person), scope.depth());
      scope.facts().put(role + "Detail", person, scope.depth());
    }
  }

  private static Facts ofElements(Element e, Scope scope) {
    var person = new Facts();
    for (var part : e.children()) {
      var text = Letters.mended(part.wholeText().strip());
      switch (FeedNames.local(part)) {
        case "name" -> person.with("name", text);
        case "email" -> person.with("email", text);
        case "uri", "url", "homepage" ->
            person.with("href", Addresses.join(scope.in(part).base(), text));
        default -> {
          // Nobody's name.
          continue;
        }
      }
    }
    return person;
  }

  private static Facts ofLine(String line) {
    var mail = MAIL.matcher(line);
    if (line.length() > 1000 || !mail.find()) {
      return new Facts().with("name", Letters.mended(line));
    }
    var name =
        line.replace(mail.group(), "")
            .replace("()", "")
            .replace("<>", "")
            .replace("&lt;&gt;", "")
            .strip()
            .replaceFirst("^\\(", "")
            .replaceFirst("\\)$", "")
            .strip();
    return new Facts().with("name", Letters.mended(name)).with("email", mail.group());
  }

  private static String line(Facts person) {
    var name = person.text("name");
    var email = person.text("email");
    return name.isEmpty() || email.isEmpty() ? name + email : "%s (%s)".formatted(name, email);
  }
}
