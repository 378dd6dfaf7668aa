package org.kith.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;

/// How a campaign travelled: everybody who carried it, once each, under whom they had it from. Whom
/// it came from earliest comes first, and below each whoever had it from there.
///
/// @param links everybody who carried it, in the order of the tree
/// @param shares how many posts carried it, those of one account added up
/// @param cut whether more carried it than are shown
public record Cascade(List<Link> links, int shares, boolean cut) {

  public Cascade {
    links = List.copyOf(links);
  }

  /// Where a share came from.
  public enum From {
    /// Nobody whom its author follows had said it.
    BEGAN,
    /// It repeats, quotes or answers the one it came from.
    SAYS_SO,
    /// Its author follows whoever had said it.
    FOLLOWS
  }

  /// One account that carried it.
  ///
  /// @param number its place in the tree, from 0
  /// @param parent the place of whom it came from, -1 where it began
  /// @param depth how many stand above it
  /// @param credit how much of the credit whom it came from has, 0 to 1; 1 where it says so itself
  /// @param below how many others have it from this account, by however many steps
  public record Link(
      Who who,
      int number,
      int parent,
      int depth,
      From from,
      double credit,
      Carried carried,
      int below) {

    public Instant at() {
      return carried.at();
    }
  }

  /// Whose account it is.
  ///
  /// @param person null for somebody nobody chose to know
  public record Who(AccountId account, String name, @Nullable PersonId person, boolean ours) {}

  /// When it was first carried, how surely, and how often.
  public record Carried(Instant at, Grade grade, int shares) {}

  /// How many began by themselves.
  public int beginnings() {
    return (int) links.stream().filter(link -> link.parent() < 0).count();
  }

  /// The longest way from a beginning, in steps.
  public int longest() {
    return links.stream().mapToInt(Link::depth).max().orElse(0);
  }

  /// Whom somebody is below, by their number; empty for a beginning.
  public List<Link> pathTo(Link link) {
    var path = new ArrayList<Link>();
    for (int at = link.parent(); at >= 0; at = links.get(at).parent()) {
      path.addFirst(links.get(at));
    }
    return path;
  }
}
