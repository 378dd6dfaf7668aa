package org.kith.activate;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.people.Person;

/// What somebody finds on their own page of a campaign. Nobody else is on it, and no address.
public sealed interface Supporter {

  /// As the organisation calls itself.
  String organisation();

  /// They said that nobody shall write to them; that is all there is.
  record Left(String organisation) implements Supporter {}

  /// The campaign is over, and with it the page.
  ///
  /// @param campaign its name
  record Over(String organisation, String campaign) implements Supporter {}

  /// It is theirs.
  ///
  /// @param wishDays how many days they want between two messages, 0 where they leave it to us
  record Invited(
      String organisation,
      ZoneId zone,
      Campaign campaign,
      Person person,
      AskState state,
      Offer offer,
      Came came,
      List<SharedPost> said,
      int wishDays)
      implements Supporter {
    public Invited {
      said = List.copyOf(said);
    }
  }

  /// Who came by their link.
  ///
  /// @param counted whether anybody counts at all
  /// @param people each once a day
  /// @param programs left out
  /// @param done what people who came did, by what it is called
  record Came(boolean counted, long people, long programs, Map<String, Long> done) {
    public Came {
      done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }
  }
}
