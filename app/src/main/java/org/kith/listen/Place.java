package org.kith.listen;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Where a link leads, without what does not say it: scheme, `www.`, a closing slash, letter case.
///
/// @param host as it is asked for on the wire, so that `müll.example` and its punycode are one
/// @param path empty or beginning with a slash
/// @param query its parts, in no order
record Place(String host, String path, Set<String> query) {

  Place {
    query = Set.copyOf(query);
  }

  /// Reads an address, with or without a scheme.
  static Place of(String address) {
    var text = address.strip().toLowerCase(Locale.ROOT).replaceFirst("#.*$", "");
    text = withoutScheme(text);
    int question = text.indexOf('?');
    var query = question < 0 ? "" : text.substring(question + 1);
    var where = question < 0 ? text : text.substring(0, question);
    int slash = where.indexOf('/');
    var host = slash < 0 ? where : where.substring(0, slash);
    int end = where.length();
    while (slash >= 0 && end > slash && where.charAt(end - 1) == '/') {
      end--;
    }
    return new Place(wire(host), slash < 0 ? "" : where.substring(slash, end), parts(query));
  }

  private static String withoutScheme(String text) {
    int from =
        text.startsWith("https://")
            ? "https://".length()
            : text.startsWith("http://") ? "http://".length() : 0;
    return text.substring(text.startsWith("www.", from) ? from + "www.".length() : from);
  }

  private static String wire(String host) {
    if (host.chars().allMatch(c -> c < 128)) {
      return host;
    }
    try {
      return IDN.toASCII(host);
    } catch (IllegalArgumentException _) {
      return host; // what is no name leads nowhere, and is compared as it stands
    }
  }

  private static Set<String> parts(String query) {
    if (query.isEmpty()) {
      return Set.of();
    }
    var parts = new TreeSet<>(List.of(query.split("&", -1)));
    parts.remove("");
    return parts;
  }

  /// As a term shows it.
  @Override
  public String toString() {
    var shown = host + path;
    return query.isEmpty() ? shown : shown + "?" + String.join("&", new TreeSet<>(query));
  }

  /// Host and path.
  String where() {
    return host + path;
  }

  /// This place and all that it lies in: the paths above it, and the sites its site belongs to.
  List<String> within() {
    var all = new ArrayList<String>();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      all.add(host + path.substring(0, end));
    }
    all.add(host);
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      all.add(host.substring(dot + 1));
    }
    return all;
  }
}
