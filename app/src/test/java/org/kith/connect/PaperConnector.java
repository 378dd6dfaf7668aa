package org.kith.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kith.networks.Abilities;
import org.kith.networks.Account;
import org.kith.networks.Draft;
import org.kith.networks.Network;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Wording;
import org.springframework.stereotype.Component;

/// A network that exists on paper, in the place of one for which no app is registered here. Whoever
/// types the name `nobody` is refused; the password `later` sends people there and back.
@Component
public final class PaperConnector implements Connector {

  static final URI SERVER = URI.create("https://paper.example");
  static final Instant UNTIL = Instant.parse("2027-01-23T08:00:00Z");

  /// Tokens that were taken away there, and the last one that each account holds.
  final Set<String> takenAway = ConcurrentHashMap.newKeySet();

  final Map<String, String> held = new ConcurrentHashMap<>();
  volatile boolean down;

  /// What was published, by the name of its draft, and whether the answer to that gets lost.
  public final Map<String, String> published = new ConcurrentHashMap<>();

  public volatile boolean losesAnswers;

  /// A text over which this network's own code stumbles; empty for none.
  public volatile String stumblesOver = "";

  @Override
  public Network network() {
    return Network.X;
  }

  @Override
  public String words() {
    return "Paper";
  }

  @Override
  public Abilities abilities() {
    var can = EnumSet.of(Abilities.Ability.PUBLISH, Abilities.Ability.DELETE);
    var cannot = new EnumMap<Abilities.Ability, String>(Abilities.Ability.class);
    EnumSet.complementOf(can).forEach(a -> cannot.put(a, "Paper does not " + a + "."));
    return new Abilities(
        Network.X,
        can,
        cannot,
        new Abilities.Limits(100, Abilities.Limits.Unit.CHARACTERS, 0, 0, 0));
  }

  @Override
  public List<Field> asks() {
    return List.of(
        new Field("name", "Name", "As others see it.", "ana", Field.Kind.TEXT),
        new Field("password", "Password", "For this Kith alone.", "", Field.Kind.SECRET));
  }

  @Override
  public Step begin(Map<String, String> typed, Return back) throws IOException {
    mustBeUp();
    var name = typed.getOrDefault("name", "");
    if (name.equals("nobody")) {
      return new Step.Refused("There is no account “nobody” on paper.example.");
    }
    if (typed.getOrDefault("password", "").equals("later")) {
      return new Step.GoTo(
          URI.create(SERVER + "/allow?state=" + back.state()),
          back.state(),
          new Secret("verifier of " + name));
    }
    return new Step.Granted(List.of(grant(name)));
  }

  @Override
  public Step finish(Secret kept, Map<String, String> answer, Return back) throws IOException {
    mustBeUp();
    if (!answer.getOrDefault("code", "").equals("good")) {
      return new Step.Refused("paper.example does not know this code.");
    }
    return new Step.Granted(List.of(grant(kept.value().substring("verifier of ".length()))));
  }

  private Grant grant(String name) {
    held.put("paper:" + name, "canary-" + name);
    return new Grant(
        new Account(Network.X, "paper:" + name, name, name.toUpperCase(java.util.Locale.ROOT)),
        SERVER,
        List.of("read", "write"),
        UNTIL,
        new Secret("canary-" + name));
  }

  @Override
  public Standing check(Grip grip) throws IOException {
    mustBeUp();
    boolean out = takenAway.contains(grip.secret().value());
    if (!out) {
      var next = grip.secret().value() + "'";
      held.put(grip.accountKey(), next);
      grip.keep().accept(new Secret(next));
    }
    var finding =
        out
            ? new Standing.Finding(
                Standing.Finding.Kind.DISCONNECTED, "paper.example no longer knows this Kith.")
            : new Standing.Finding(Standing.Finding.Kind.LIMIT, "97 of 100 sheets are left today.");
    return new Standing(Network.X, null, Set.of("read", "write"), UNTIL, List.of(finding));
  }

  @Override
  public Publisher publisher(Grip grip) {
    return new Publisher() {
      @Override
      public Published publish(Draft draft, String once) throws IOException {
        if (draft.text().equals(stumblesOver)) {
          throw new IllegalStateException("a mistake in the code");
        }
        published.merge(once, draft.text(), (before, now) -> before + " AND " + now);
        if (losesAnswers) {
          throw new IOException("paper.example broke off.");
        }
        return new Published.Done(grip.secret().value(), SERVER);
      }

      @Override
      public Published edit(String postId, Draft draft) {
        return new Published.Done(postId, SERVER);
      }

      @Override
      public Published delete(String postId) {
        return new Published.Done(postId, SERVER);
      }
    };
  }

  @Override
  public Wording wording() {
    return new Wording() {
      @Override
      public String words(Draft draft) {
        var link = draft.link();
        return link == null ? draft.text() : (draft.text() + " " + link).strip();
      }

      @Override
      public Room room(Draft draft) {
        return new Room(words(draft).length(), 100);
      }

      @Override
      public String flaw(Draft draft) {
        return room(draft).isOver() ? "Paper takes 100 characters." : "";
      }
    };
  }

  @Override
  public Optional<Ears> ears() {
    return Optional.empty();
  }

  @Override
  public void revoke(Grip grip) throws IOException {
    mustBeUp();
    takenAway.add(grip.secret().value());
  }

  private void mustBeUp() throws IOException {
    if (down) {
      throw new IOException("paper.example does not answer.");
    }
  }
}
