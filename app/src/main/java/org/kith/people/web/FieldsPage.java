package org.kith.people.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.people.Field;
import org.springframework.web.util.UriUtils;

/// The fields a workspace has of its own.
///
/// @param mayChange whether whoever looks may define them
public record FieldsPage(List<Field> fields, boolean mayChange) {

  public FieldsPage {
    fields = List.copyOf(fields);
  }

  public String people(Field field) {
    return "%,d %s".formatted(field.people(), field.people() == 1 ? "person" : "people");
  }

  public String holds(Field field) {
    return field.kind() == Field.Kind.CHOICE
        ? "One of " + String.join(", ", field.choices())
        : field.kind().words();
  }

  public Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : Field.Kind.values()) {
      kinds.put(kind.name(), kind.words());
    }
    return kinds;
  }

  public boolean isChoice(Field field) {
    return field.kind() == Field.Kind.CHOICE;
  }

  /// As they are typed.
  public String choices(Field field) {
    return String.join("\n", field.choices());
  }

  public String path(Field field, String act) {
    return "/settings/fields/%s?field=%s"
        .formatted(act, UriUtils.encode(field.name(), StandardCharsets.UTF_8));
  }

  /// What deleting does, in words.
  public String deleting(Field field) {
    return field.people() == 0
        ? "Nothing is kept in “%s”.".formatted(field.name())
        : "What “%s” holds of %s is lost. It cannot be brought back."
            .formatted(field.name(), people(field));
  }
}
