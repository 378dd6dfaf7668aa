package org.kith.people.imports;

import java.util.Locale;
import java.util.Set;

/// What a column of a table of people holds.
public enum PeopleColumn {
  NOTHING("Leave it out"),
  NAME("Name", "name", "displayname", "fullname", "fn", "kontakt", "nombre", "nom"),
  FIRST_NAME("First name", "firstname", "givenname", "vorname", "prenom"),
  LAST_NAME("Last name", "lastname", "surname", "familyname", "nachname", "apellido"),
  EMAIL("E-mail", "email", "emailaddress", "mail", "primaryemail", "emailprimary"),
  ABOUT(
      "Who they are",
      "about",
      "jobtitle",
      "position",
      "title",
      "note",
      "notes",
      "organization",
      "company"),
  /// Says yes where somebody wants nothing from us.
  REFUSED(
      "Says no to us where it says yes",
      "donotcontact",
      "dnc",
      "dncemail",
      "donotemail",
      "nobulkemailsuseroptout",
      "isoptout",
      "optout",
      "unsubscribed"),
  /// Says no where somebody wants nothing from us.
  MAY_WE("Says no to us where it says no", "maywe", "consent", "optin"),
  /// Several with commas or semicolons between them.
  TAGS("Tags", "tags", "tag", "labels", "groups", "segments", "schlagworte", "etiquetas"),
  /// A field of the workspace's own; [ColumnMeaning] says which.
  FIELD("A field of your own");

  private static final Set<String> YES =
      Set.of("1", "y", "yes", "true", "x", "ja", "si", "sí", "oui", "on");
  private static final Set<String> NO = Set.of("0", "n", "no", "false", "nein", "non", "off");

  private final String words;
  private final String headings;

  PeopleColumn(String words, String... headings) {
    this.words = words;
    this.headings = " " + String.join(" ", headings) + " ";
  }

  public String words() {
    return words;
  }

  /// What a heading usually stands for, in our own tables and in those of CiviCRM and Mautic.
  static PeopleColumn of(String heading) {
    var plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    for (var column : values()) {
      if (!plain.isEmpty() && column.headings.contains(" " + plain + " ")) {
        return column;
      }
    }
    return NOTHING;
  }

  /// Whether this field of theirs says that they want nothing from us.
  boolean refuses(String field) {
    var said = field.strip().toLowerCase(Locale.ROOT);
    return (this == REFUSED && YES.contains(said)) || (this == MAY_WE && NO.contains(said));
  }
}
