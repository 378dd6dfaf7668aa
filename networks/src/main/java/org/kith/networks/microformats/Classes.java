package org.kith.networks.microformats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The classes of microformats2: `h-*` for things, and `p-*`, `u-*`, `dt-*` and `e-*` for their
/// properties. The name is an optional vendor prefix and words of lower-case letters.
final class Classes {

  private static final Pattern ROOT = Pattern.compile("h(?:-[a-z0-9]+)?(?:-[a-z]+)+");
  private static final Pattern PROPERTY =
      Pattern.compile("(p|u|dt|e)-((?:[a-z0-9]+-)?(?:[a-z]+-)*[a-z]+)");

  /// How a property's value is read; where two are possible, the later one is.
  enum Kind {
    /// A text: the last part of the path a classic `rel=tag` leads to.
    TAG,
    P,
    U,
    DT,
    E
  }

  /// A property that a class names.
  ///
  /// @param fallback whether it counts only where nothing else has this name
  record Property(Kind kind, String name, boolean fallback) {}

  private Classes() {}

  /// The types of the thing an element is; empty if it is none.
  static List<String> roots(Element element) {
    var types = new TreeSet<String>();
    for (var name : element.classNames()) {
      if (ROOT.matcher(name).matches()) {
        types.add(name);
      }
    }
    return List.copyOf(types);
  }

  /// The properties an element is a value of, each once.
  static List<Property> properties(Element element) {
    var properties = new LinkedHashSet<Property>();
    element.classNames().forEach(name -> property(name).ifPresent(properties::add));
    return List.copyOf(properties);
  }

  static Optional<Property> property(String className) {
    var m = PROPERTY.matcher(className);
    if (!m.matches()) {
      return Optional.empty();
    }
    var kind =
        switch (m.group(1)) {
          case "p" -> Kind.P;
          case "u" -> Kind.U;
          case "dt" -> Kind.DT;
          default -> Kind.E;
        };
    return Optional.of(new Property(kind, m.group(2), false));
  }
}
