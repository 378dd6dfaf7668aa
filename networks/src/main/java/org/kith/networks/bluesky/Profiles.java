package org.kith.networks.bluesky;

import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Turns what an account says about itself into a profile: its own record, or an AppView's view of
/// it.
final class Profiles {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
  private static final Pattern NO_BOT =
      Pattern.compile("(?i)(?<!\\w)#(nobots?|noindex|noarchive)\\b");
  private static final Pattern NO_INDEX = Pattern.compile("(?i)(?<!\\w)#(noindex|noarchive)\\b");
  private static final String NOT_WITHOUT_LOGIN = "!no-unauthenticated";

  private Profiles() {}

  /// Empty if it names nobody.
  static Optional<Profile> ofView(JsonNode view) {
    var about = view.path("description").asString("");
    var count = view.path("followersCount");
    var followers =
        count.isIntegralNumber() && count.asLong() >= 0
            ? OptionalLong.of(count.asLong())
            : OptionalLong.empty();
    return account(view)
        .map(account -> {
          var links = links(view, about);
          var wishes = wishes(view, about);
          var proven = proven(account, links);
          return new Profile(account, about, links, followers, wishes, proven, null);
        });
  }

  /// A handle is a domain whose owner named the account; links to that domain are therefore its
  /// own.
  private static List<URI> proven(Account account, List<URI> links) {
    return links.stream().filter(link -> account.handle().equals(link.getHost())).toList();
  }

  /// @param author whose repository it stands in
  static Profile ofRecord(Account author, JsonNode record) {
    var about = record.path("description").asString("");
    var wishes = said(about);
    for (var label : record.path("labels").path("values")) {
      if (label.path("val").asString("").equals(NOT_WITHOUT_LOGIN)) {
        wishes.add(Profile.OptOut.PUBLIC_DISPLAY);
      }
    }
    var account =
        new Account(Network.BLUESKY, author.key(), author.handle(), name(record, author.handle()));
    return new Profile(account, about, links(record, about), OptionalLong.empty(), wishes);
  }

  /// Whom a view is about; a handle that does not lead back is left away for the DID.
  static Optional<Account> account(JsonNode view) {
    var did = view.path("did").asString("");
    if (!AtSyntax.isDid(did)) {
      return Optional.empty();
    }
    var said = view.path("handle").asString("");
    var handle = AtSyntax.isHandle(said) && !said.equals("handle.invalid") ? said : did;
    return Optional.of(new Account(Network.BLUESKY, did, handle, name(view, handle)));
  }

  private static String name(JsonNode json, String otherwise) {
    var name = json.path("displayName").asString("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return name.isEmpty() ? otherwise : name;
  }

  private static List<URI> links(JsonNode json, String about) {
    var links = new LinkedHashSet<URI>();
    WebAddress.parse(json.path("website").asString("")).ifPresent(links::add);
    var m = LINK.matcher(about);
    while (m.find() && links.size() < 20) {
      WebAddress.parse(m.group().replaceFirst("[.,;:!?)\\]}]+$", "")).ifPresent(links::add);
    }
    return List.copyOf(links);
  }

  /// What an account asks of software: by the label it put on itself, by what moderators put on it,
  /// and by the tags people write into their description.
  private static Set<Profile.OptOut> wishes(JsonNode view, String about) {
    var wishes = said(about);
    var did = view.path("did").asString("");
    for (var label : view.path("labels")) {
      boolean own = label.path("src").asString("").equals(did);
      switch (label.path("neg").asBoolean(false) ? "" : label.path("val").asString("")) {
        case NOT_WITHOUT_LOGIN -> {
          if (own) {
            wishes.add(Profile.OptOut.PUBLIC_DISPLAY);
          }
        }
        case "!hide", "!takedown", "!suspend" -> wishes.add(Profile.OptOut.CONTACT);
        default -> {}
      }
    }
    return wishes;
  }

  private static Set<Profile.OptOut> said(String about) {
    var wishes = EnumSet.noneOf(Profile.OptOut.class);
    if (NO_BOT.matcher(about).find()) {
      wishes.add(Profile.OptOut.DISCOVERY);
    }
    if (NO_INDEX.matcher(about).find()) {
      wishes.add(Profile.OptOut.INDEXING);
    }
    return wishes;
  }
}
