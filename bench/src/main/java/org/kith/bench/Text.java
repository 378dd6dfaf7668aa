package org.kith.bench;

import java.util.Locale;

/// Figures in words, the same on every machine.
final class Text {

  private Text() {}

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
