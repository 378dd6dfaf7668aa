package org.kith.simulator.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists of lines by name, read from a file beside this class.
///
/// A line `== name` begins a list; every other line that is not blank is one entry. Straight quotes
/// become the typographic ones people's screens show.
public final class Phrases {
  private final Map<String, List<String>> lists;

  private Phrases(Map<String, List<String>> lists) {
    this.lists = lists;
  }

  /// Reads one of the files of this package, by its name without `.txt`.
  public static Phrases read(String file) {
    var lists = new LinkedHashMap<String, List<String>>();
    var current = new ArrayList<String>();
    for (String line : lines(file)) {
      if (line.startsWith("== ")) {
        current = new ArrayList<>();
        lists.put(line.substring(3).strip(), current);
      } else {
        current.add(line);
      }
    }
    return new Phrases(lists);
  }

  /// The lines of a file that are not blank, with typographic quotes.
  public static List<String> lines(String file) {
    try (var in = Phrases.class.getResourceAsStream(file + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no text file named " + file);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(Phrases::typographic).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("could not read the text file " + file, cause);
    }
  }

  /// The list of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public List<String> of(String name) {
    var list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no list named " + name);
    }
    return list;
  }

  private static String typographic(String line) {
    var out = new StringBuilder(line.length());
    boolean open = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        out.append('’');
      } else if (c == '"') {
        out.append(open ? '”' : '“');
        open = !open;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
