package org.kith.simulator.sample;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// The charity whose workspace this is.
///
/// @param about one sentence: what it does and where
/// @param accounts ids of its own [Account]s
/// @param team the first one is the user at the desk
/// @param rhythm how much time there is
public record Organisation(
    String name,
    String site,
    String about,
    String town,
    ZoneId zone,
    List<Integer> accounts,
    List<Teammate> team,
    Rhythm rhythm) {

  public Organisation {
    accounts = List.copyOf(accounts);
    team = List.copyOf(team);
  }

  /// Who works with Kith.
  public record Teammate(String name, String email, String role) {}

  /// How much time there is.
  ///
  /// @param minutesPerDay on each of `days`
  /// @param hoursPerMonth what a plan may spend
  public record Rhythm(int minutesPerDay, Set<DayOfWeek> days, double hoursPerMonth) {
    public Rhythm {
      days = Set.copyOf(days);
    }
  }
}
