package org.kith.listen;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.kith.networks.http.WebAddress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens and shuts the door at which other people's sites tell us of links to ours. It is shut
/// until somebody says which sites are ours; only pages of those can be told of.
@Service
@Transactional
public class MentionDoors {

  /// How many sites are told apart.
  public static final int MOST_SITES = 20;

  static final String TOPIC = "Links to our pages";

  private static final int LONGEST = 400;
  private static final int TOKEN_BYTES = 15;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DoorStore store;
  private final Sources sources;
  private final Topics topics;

  MentionDoors(DoorStore store, Sources sources, Topics topics) {
    this.store = store;
    this.sources = sources;
    this.topics = topics;
  }

  /// What came of opening it.
  public sealed interface Opened {
    record Open(MentionDoor door) implements Opened {}

    /// What was typed cannot be taken, and why.
    record Not(String reason) implements Opened {}
  }

  /// Empty while it is shut.
  @Transactional(readOnly = true)
  public Optional<MentionDoor> find() {
    return store.find();
  }

  /// Opens it, or changes which sites are ours. What links to them is about us from now on.
  ///
  /// @param typed their addresses, one a line or with commas between them
  public Opened open(String typed) {
    var sites = new ArrayList<URI>();
    for (var part : typed.split("[\\s,;]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      var site = site(part);
      if (site.isEmpty()) {
        return new Opened.Not("“%s” is not the address of a site.".formatted(shown(part)));
      }
      if (!sites.contains(site.get())) {
        sites.add(site.get());
      }
    }
    if (sites.isEmpty() || sites.size() > MOST_SITES) {
      return new Opened.Not("Name between one and %d sites, one a line.".formatted(MOST_SITES));
    }
    var known = store.find();
    var source =
        known
            .map(MentionDoor::source)
            .orElseGet(() -> sources.addTold(sites.getFirst().toString()));
    store.save(source, token(), sites);
    hearLinks(sites);
    return new Opened.Open(store.find().orElseThrow());
  }

  private static Optional<URI> site(String typed) {
    boolean whole = typed.matches("(?i)https?://.*");
    var text = whole ? typed : "https://" + typed;
    return text.length() > LONGEST || !(whole || typed.contains("."))
        ? Optional.empty()
        : WebAddress.parse(text);
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static String token() {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Sees to it that a link to our sites is a mention of us, whoever removed that topic.
  void hearLinks(List<URI> sites) {
    var heard =
        topics.all().stream()
            .filter(Topic::ofUs)
            .flatMap(topic -> topic.terms().stream())
            .filter(term -> term.kind() == Term.Kind.LINK && !term.excluded())
            .map(term -> Place.of(term.text()))
            .filter(place -> place.query().isEmpty())
            .map(Place::where)
            .toList();
    var unheard =
        sites.stream()
            .map(site -> Place.of(site.toString()))
            .filter(place -> place.within().stream().noneMatch(heard::contains))
            .map(place -> new Term(Term.Kind.LINK, place.toString(), false))
            .toList();
    if (!unheard.isEmpty()) {
      topics.listen(TOPIC, true, unheard);
    }
  }

  /// Shuts it. What was heard through it stays; what waits to be looked at does not.
  ///
  /// @return false if it was shut already
  public boolean shut() {
    return store.find().map(door -> sources.remove(door.source())).orElse(false);
  }
}
