package org.kith.people;

/// Who somebody is, as far as a member says it.
///
/// @param name 1 to 300 characters
/// @param about who they are, in a line; may be empty
/// @param email empty if unknown
/// @param purpose why they are kept, in words; shown to them when they ask
public record PersonDetails(
    String name, String about, String email, String purpose, Connection connection) {

  public PersonDetails {
    if (name.isBlank() || purpose.isBlank()) {
      throw new IllegalArgumentException("a person has a name, and is kept for a purpose");
    }
  }

  /// As they stand.
  public static PersonDetails of(Person person) {
    return new PersonDetails(
        person.name(), person.about(), person.email(), person.purpose(), person.connection());
  }
}
