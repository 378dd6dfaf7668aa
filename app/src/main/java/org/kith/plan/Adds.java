package org.kith.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.reach.Audience;
import org.kith.reach.Estimate;
import org.kith.reach.select.Beyond;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Service;

/// What one more person would bring: the different people who hear them, and neither us nor anybody
/// in the circle.
///
/// Everybody who could be planned for and whose followers are listed is measured along with those
/// asked about, so that the interval of somebody whose followers are only counted rests on all
/// lists Kith has.
@Service
public class Adds {

  private static final int MOST_KEPT = 50; // workspaces
  private static final Duration KEPT_FOR = Duration.ofMinutes(20);

  private final Crowds crowds;
  private final ProspectStore store;
  private final Cache<WorkspaceId, Measured> measured =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(KEPT_FOR).build();

  /// How audiences overlap, and what that was measured on.
  private record Measured(
      KnownGraph graph, List<Audience> ours, List<Audience> listed, Beyond beyond) {}

  Adds(Crowds crowds, ProspectStore store) {
    this.crowds = crowds;
    this.store = store;
  }

  /// What each of these accounts would add.
  ///
  /// @return nothing for an account that asked not to be found, that nobody has counted, or while
  ///   the follower graph is being built for the first time
  public Map<AccountId, Estimate> ofAccounts(Collection<AccountId> accounts) {
    var crowd = crowds.listed().orElse(null);
    if (crowd == null || accounts.isEmpty()) {
      return Map.of();
    }
    var graph = crowd.graph();
    var beyond = beyond(crowd);
    var found = new HashMap<AccountId, Estimate>();
    for (var account : store.accounts(new HashSet<>(accounts))) {
      if (account.mayBeFound() && graph.knowsAudienceOf(account)) {
        found.put(account.id(), beyond.adds(graph.audience(List.of(account))));
      }
    }
    return found;
  }

  /// What each of these persons adds, over all their accounts; somebody of the circle, beyond the
  /// others of it.
  ///
  /// @return nothing for a person who refused, or of whom nothing is known
  public Map<PersonId, Estimate> ofPersons(Collection<PersonId> persons) {
    var crowd = crowds.listed().orElse(null);
    if (crowd == null) {
      return Map.of();
    }
    var wanted = new HashSet<>(persons);
    var audiences = new HashMap<PersonId, Audience>();
    for (var prospect : crowd.prospects()) {
      if (prospect.person() != null && wanted.contains(prospect.person())) {
        audiences.put(prospect.person(), crowd.graph().audience(prospect.accounts()));
      }
    }
    var circle = crowd.circleAudiences();
    var beyond = beyond(crowd);
    var found = new HashMap<PersonId, Estimate>();
    audiences.forEach((person, audience) -> {
      boolean inCircle = circle.containsKey(person);
      found.put(
          person, (inCircle ? beyond.others(rest(crowd, circle, person)) : beyond).adds(audience));
    });
    return found;
  }

  /// Our audience and those of everybody else in the circle.
  private static List<Audience> rest(
      Crowd crowd, Map<PersonId, Audience> circle, PersonId without) {
    var rest = new ArrayList<>(List.of(crowd.ourAudience()));
    circle.forEach((member, audience) -> {
      if (!member.equals(without)) {
        rest.add(audience);
      }
    });
    return rest;
  }

  /// Measures anew only when the graph, the circle or whose followers are listed has changed.
  private Beyond beyond(Crowd crowd) {
    var workspace = crowd.graph().workspace();
    var ours = crowd.oursAndCircle();
    var listed =
        crowd.prospects().stream()
            .map(prospect -> crowd.graph().audience(prospect.accounts()))
            .filter(audience -> !audience.accounts().isEmpty())
            .toList();
    var known = measured.getIfPresent(workspace);
    if (known == null
        || known.graph() != crowd.graph()
        || !known.ours().equals(ours)
        || !known.listed().equals(listed)) {
      known =
          new Measured(crowd.graph(), ours, listed, Beyond.of(crowd.graph().graph(), ours, listed));
      measured.put(workspace, known);
    }
    return known.beyond();
  }
}
