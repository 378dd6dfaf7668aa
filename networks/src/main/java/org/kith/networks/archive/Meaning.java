package org.kith.networks.archive;

import java.util.Locale;
import java.util.Set;

/// What a column of a table holds.
public enum Meaning {
  NETWORK("Network", "network", "platform", "netzwerk", "rede", "red", "réseau", "channel"),
  HANDLE(
      "Handle",
      "handle",
      "username",
      "user",
      "screen name",
      "account",
      "account address",
      "benutzername",
      "usuario",
      "utilizador",
      "konto"),
  NAME(
      "Name",
      "name",
      "display name",
      "full name",
      "author",
      "author name",
      "autor",
      "nome",
      "nombre",
      "nom"),
  PROFILE(
      "Link to the account",
      "profile",
      "profile url",
      "profile link",
      "account url",
      "author url",
      "homepage",
      "website",
      "site",
      "blog",
      "link to profile",
      "perfil",
      "profil"),
  FOLLOWERS(
      "Followers",
      "followers",
      "follower",
      "follower count",
      "followers count",
      "fans",
      "audience",
      "seguidores",
      "abonnés"),
  ABOUT("About the account", "about", "bio", "description", "biography", "beschreibung"),
  POST_URL(
      "Link to the post",
      "url",
      "link",
      "post url",
      "permalink",
      "post link",
      "tweet url",
      "href",
      "address"),
  TEXT(
      "Words of the post",
      "text",
      "content",
      "message",
      "post",
      "tweet",
      "caption",
      "body",
      "title",
      "inhalt",
      "texto",
      "texte"),
  AT(
      "When it was written",
      "date",
      "time",
      "created",
      "created at",
      "published",
      "published at",
      "timestamp",
      "datetime",
      "datum",
      "data",
      "fecha"),
  LANGUAGE("Language", "language", "lang", "sprache", "idioma", "langue"),
  NOTHING("Leave out");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that never changes
  private final Set<String> headings;

  Meaning(String words, String... headings) {
    this.words = words;
    this.headings = Set.of(headings);
  }

  /// As a person chooses it.
  public String words() {
    return words;
  }

  /// Whether people head such a column so.
  boolean isHeaded(String heading) {
    var plain = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    return headings.contains(plain);
  }
}
