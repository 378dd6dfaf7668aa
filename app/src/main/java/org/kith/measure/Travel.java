package org.kith.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.reach.Estimate;

/// How far what was said in a time could be heard: different people each time, never a sum. Whoever
/// is reached on two days, by two campaigns or by us and by others is one of each and one of all.
///
/// @param both all who could hear it, null where nobody was heard whose audience is known
/// @param ours who could hear it from us
/// @param others who could hear it from others
/// @param beyond those of them who do not follow us
/// @param countedAt when the oldest of the audiences in it was listed or counted
/// @param groups of people who follow each other; null while they are not found yet
public record Travel(
    @Nullable Estimate both,
    @Nullable Estimate ours,
    @Nullable Estimate others,
    @Nullable Estimate beyond,
    @Nullable Instant countedAt,
    List<Day> days,
    List<Part> campaigns,
    List<Part> topics,
    @Nullable List<Part> groups) {

  static final Travel NOWHERE =
      new Travel(null, null, null, null, null, List.of(), List.of(), List.of(), null);

  public Travel {
    days = List.copyOf(days);
    campaigns = List.copyOf(campaigns);
    topics = List.copyOf(topics);
    groups = groups == null ? null : List.copyOf(groups);
  }

  /// One day.
  ///
  /// @param spoke different people, other than ourselves, in words of their own
  public record Day(LocalDate day, int spoke, Estimate ours, Estimate others, Estimate both) {}

  /// A campaign, a topic or a group.
  ///
  /// @param of its number
  /// @param spoke different people, other than ourselves, who carried it
  /// @param reached different people who could hear it
  /// @param beyond those of them who do not follow us; of a group the same as `reached`
  public record Part(long of, String name, int spoke, Estimate reached, Estimate beyond) {

    /// The same called by its number, as a group.
    Part numbered() {
      return new Part(of, "Group " + (of + 1), spoke, reached, beyond);
    }
  }

  /// The same with a number for each group that is called after somebody.
  Travel withoutName(String name) {
    var named = groups;
    return named == null
        ? this
        : new Travel(
            both,
            ours,
            others,
            beyond,
            countedAt,
            days,
            campaigns,
            topics,
            named.stream()
                .map(group -> group.name().contains(name) ? group.numbered() : group)
                .toList());
  }

  /// The part carried by others, 0 to 1.
  public double carriedByOthers() {
    return new CarriedReach(both, beyond).part();
  }
}
