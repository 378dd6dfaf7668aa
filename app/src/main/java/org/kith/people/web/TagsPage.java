package org.kith.people.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.people.Tag;
import org.springframework.web.util.UriUtils;

/// All tags of a workspace.
///
/// @param mayChange whether whoever looks may rename, merge and delete
public record TagsPage(List<Tag> tags, boolean mayChange) {

  public TagsPage {
    tags = List.copyOf(tags);
  }

  public String people(Tag tag) {
    return "%,d %s".formatted(tag.people(), tag.people() == 1 ? "person" : "people");
  }

  public String rhythm(Tag tag) {
    var days = tag.rhythmDays();
    return days == null ? "–" : "every %d %s".formatted(days, days == 1 ? "day" : "days");
  }

  public String days(Tag tag) {
    var days = tag.rhythmDays();
    return days == null ? "" : Integer.toString(days);
  }

  /// Where whoever has it is listed.
  public String having(Tag tag) {
    return "/people?view=everybody&tag=" + encoded(tag.name());
  }

  /// Where something is done with it.
  public String path(Tag tag, String act) {
    return "/settings/tags/%s?tag=%s".formatted(act, encoded(tag.name()));
  }

  /// With which it can become one.
  public Map<String, String> others(Tag tag) {
    var others = new LinkedHashMap<String, String>();
    tags.stream()
        .filter(other -> !other.name().equals(tag.name()))
        .forEach(
            other -> others.put(other.name(), "%s (%d)".formatted(other.name(), other.people())));
    return others;
  }

  /// What deleting does, in words.
  public String deleting(Tag tag) {
    return tag.people() == 0
        ? "Nobody has “%s”.".formatted(tag.name())
        : "“%s” is taken off %s. They stay; the tag cannot be brought back."
            .formatted(tag.name(), people(tag));
  }

  private static String encoded(String name) {
    return UriUtils.encode(name, StandardCharsets.UTF_8);
  }
}
