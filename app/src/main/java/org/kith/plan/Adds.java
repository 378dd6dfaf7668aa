package org.kith.plan;

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
import org.kith.reach.select.Candidate;
import org.kith.reach.select.Planner;
import org.springframework.stereotype.Service;

/// What one more person would bring: the different people who hear them, and neither us nor anybody
/// in the circle.
///
/// Everybody who could be planned for and whose followers are listed is measured along with those
/// asked about, so that the interval of somebody whose followers are only counted rests on all
/// lists Kith has.
@Service
public class Adds {

  private final Crowds crowds;
  private final ProspectStore store;

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
    var asked = new ArrayList<AccountId>();
    var audiences = new ArrayList<Audience>();
    for (var account : store.accounts(new HashSet<>(accounts))) {
      if (account.mayBeFound() && graph.knowsAudienceOf(account)) {
        asked.add(account.id());
        audiences.add(graph.audience(List.of(account)));
      }
    }
    var estimates = adds(crowd, crowd.oursAndCircle(), audiences);
    var found = new HashMap<AccountId, Estimate>();
    for (int i = 0; i < asked.size(); i++) {
      found.put(asked.get(i), estimates.get(i));
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
    var found = new HashMap<PersonId, Estimate>();
    var others = new ArrayList<PersonId>();
    for (var person : audiences.keySet()) {
      if (circle.containsKey(person)) {
        var rest = new ArrayList<>(List.of(crowd.ourAudience()));
        circle.forEach((member, audience) -> {
          if (!member.equals(person)) {
            rest.add(audience);
          }
        });
        found.put(person, adds(crowd, rest, List.of(audiences.get(person))).getFirst());
      } else {
        others.add(person);
      }
    }
    var estimates =
        adds(crowd, crowd.oursAndCircle(), others.stream().map(audiences::get).toList());
    for (int i = 0; i < others.size(); i++) {
      found.put(others.get(i), estimates.get(i));
    }
    return found;
  }

  /// The answers for `asked`, in order.
  private static List<Estimate> adds(Crowd crowd, List<Audience> ours, List<Audience> asked) {
    var candidates = new ArrayList<Candidate>();
    asked.forEach(audience -> candidates.add(new Candidate(candidates.size(), audience, 1)));
    for (var prospect : crowd.prospects()) {
      var audience = crowd.graph().audience(prospect.accounts());
      candidates.add(new Candidate(candidates.size(), audience, 1));
    }
    return new Planner(crowd.graph().graph())
        .adds(ours, candidates).stream().limit(asked.size()).map(Planner.Adds::estimate).toList();
  }
}
