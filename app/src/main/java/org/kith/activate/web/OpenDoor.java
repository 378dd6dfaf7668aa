package org.kith.activate.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.activate.Offer;
import org.kith.people.Person;

/// A button that opens a network's own composer, with the link in it and no words: those are
/// theirs.
///
/// @param name what stands on it
/// @param url where it leads
public record OpenDoor(String name, String url) {

  private static final Pattern HANDLE = Pattern.compile("@?[^@\\s]+@([A-Za-z0-9.-]+(?::\\d+)?)");

  /// Those of the networks they are on; where they are on none that has one, the usual ones.
  static List<OpenDoor> of(Person person, Offer.Open open, String link) {
    var doors = new ArrayList<OpenDoor>();
    for (var server : servers(person)) {
      doors.add(
          new OpenDoor(
              "Write on " + server,
              "https://" + server + "/share?text=" + text(open, plain(open))));
    }
    boolean any = doors.isEmpty() && networks(person).isEmpty();
    if (any || networks(person).contains("BLUESKY")) {
      doors.add(
          new OpenDoor(
              "Write on Bluesky", "https://bsky.app/intent/compose?text=" + text(open, link)));
    }
    if (any || networks(person).contains("FACEBOOK")) {
      doors.add(
          new OpenDoor(
              "Write on Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + encode(link)));
    }
    if (networks(person).contains("X")) {
      doors.add(new OpenDoor("Write on X", "https://x.com/intent/post?text=" + text(open, link)));
    }
    doors.add(new OpenDoor("Write a mail to friends", "mailto:?body=" + text(open, link)));
    return doors;
  }

  private static String plain(Offer.Open open) {
    return open.plain().url();
  }

  private static Set<String> networks(Person person) {
    var networks = new LinkedHashSet<String>();
    person.accounts().forEach(owned -> networks.add(owned.network()));
    networks.retainAll(Set.of("BLUESKY", "FACEBOOK", "X"));
    return networks;
  }

  /// The servers of the fediverse they have accounts on, by what their handles say.
  private static Set<String> servers(Person person) {
    var servers = new LinkedHashSet<String>();
    for (var owned : person.accounts()) {
      var handle = HANDLE.matcher(owned.handle());
      if (owned.network().equals("MASTODON") && handle.matches()) {
        servers.add(handle.group(1));
      }
    }
    return servers;
  }

  private static String text(Offer.Open open, String link) {
    var tie = open.disclosure().isEmpty() ? "" : "\n\n" + open.disclosure();
    return encode("\n\n" + link + tie);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
