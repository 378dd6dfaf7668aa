package org.kith.networks.microformats;

/// One value of a property.
public sealed interface Value {

  /// The value as plain text or an address, whatever else there is to it.
  String value();

  /// Words, an address or a date.
  record Text(String value) implements Value {}

  /// A picture and what it shows in words; `alt` may be empty, which says it shows nothing.
  record Picture(String value, String alt) implements Value {}

  /// Marked-up text.
  ///
  /// @param html as the page has it, its addresses made absolute. Never to be shown unsanitised
  record Markup(String value, String html) implements Value {}

  /// A thing with properties of its own.
  ///
  /// @param as what stands for it where one value is wanted
  record Nested(Item item, Value as) implements Value {
    @Override
    public String value() {
      return as.value();
    }
  }
}
