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

  /// What was changed of what somebody saw, on top of what stands now: what they left alone stays
  /// as others made it meanwhile.
  PersonDetails onto(PersonDetails seen, PersonDetails now) {
    return new PersonDetails(
        name.equals(seen.name) ? now.name : name,
        about.equals(seen.about) ? now.about : about,
        email.equals(seen.email) ? now.email : email,
        purpose.equals(seen.purpose) ? now.purpose : purpose,
        connection == seen.connection ? now.connection : connection);
  }

  /// As they stand.
  public static PersonDetails of(Person person) {
    return new PersonDetails(
        person.name(), person.about(), person.email(), person.purpose(), person.connection());
  }
}
