package org.kith.publish;

/// What is said on every account that has no words of its own.
///
/// @param title a headline, for networks that have one
/// @param link the page it is about, empty for none
/// @param language BCP 47, empty if unsaid
public record Words(String title, String text, String link, String language) {

  public static final Words NONE = new Words("", "", "", "");

  public boolean isEmpty() {
    return (title + text + link).isBlank();
  }
}
