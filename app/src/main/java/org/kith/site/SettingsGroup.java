package org.kith.site;

import java.util.List;

/// The pages of the settings in the groups a person looks for them in: too many stand beside each
/// other to be read at once.
public enum SettingsGroup {
  WORKSPACE("Workspace", new Page("workspace", "/settings", "Workspace")),
  LISTENING(
      "Listening",
      new Page("sources", "/settings/sources", "Sources"),
      new Page("topics", "/settings/topics", "Topics"),
      new Page("mutes", "/settings/mutes", "Muted"),
      new Page("taught", "/settings/taught", "Taught")),
  PEOPLE(
      "People",
      new Page("stages", "/settings/stages", "Stages"),
      new Page("tags", "/settings/tags", "Tags"),
      new Page("fields", "/settings/fields", "Fields"),
      new Page("keeping", "/settings/keeping", "Keeping"),
      new Page("privacy", "/settings/privacy", "Privacy")),
  SPEAKING(
      "Speaking",
      new Page("accounts", "/settings/accounts", "Accounts"),
      new Page("mail", "/settings/mail", "Mail"),
      new Page("links", "/settings/links", "Links")),
  IN_AND_OUT(
      "In and out",
      new Page("import", "/settings/import", "Import"),
      new Page("export", "/settings/export", "Export"),
      new Page("tokens", "/settings/tokens", "Tokens"),
      new Page("webhooks", "/settings/webhooks", "Webhooks"));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Page> pages;

  SettingsGroup(String title, Page... pages) {
    this.title = title;
    this.pages = List.of(pages);
  }

  /// One page of the settings.
  ///
  /// @param key by which the page itself says where it is
  public record Page(String key, String href, String title) {}

  /// What the group is called.
  public String title() {
    return title;
  }

  /// Its pages; the first is the one its name leads to.
  public List<Page> pages() {
    return pages;
  }

  /// Whether the page with this key is one of it.
  public boolean holds(String key) {
    return pages.stream().anyMatch(page -> page.key().equals(key));
  }
}
