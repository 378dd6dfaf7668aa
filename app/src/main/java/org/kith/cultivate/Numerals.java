package org.kith.cultivate;

import java.util.List;

/// Small numbers as one says them.
final class Numerals {

  private static final List<String> WORDS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private Numerals() {}

  /// "six", or "13" beyond twelve.
  static String of(int number) {
    return number >= 0 && number < WORDS.size() ? WORDS.get(number) : Integer.toString(number);
  }

  static String capital(int number) {
    var word = of(number);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /// "one day", "six days".
  static String days(int number) {
    return of(number) + (number == 1 ? " day" : " days");
  }
}
