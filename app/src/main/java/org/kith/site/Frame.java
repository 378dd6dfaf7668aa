package org.kith.site;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything around a page that is not the page: whose data it is, who looks at it, where they
/// are.
///
/// @param workspace whose data every page shows
/// @param member who looks at it
/// @param nav where they are, and what waits elsewhere
/// @param csrf what every form must carry
/// @param news what is said once, above and below the page
public record Frame(Workspace workspace, Member member, Nav nav, Csrf csrf, News news) {

  /// Whether whoever looks may write anything.
  public boolean mayLog() {
    return !member.role().isEmpty() && !member.role().equals("Viewer");
  }

  /// Whether whoever looks may decide for others.
  public boolean mayManage() {
    return member.role().equals("Owner") || member.role().equals("Manager");
  }

  /// The organisation's name, and whether its people are invented.
  ///
  /// @param home what the workspace is called for which this sample was made; empty where there is
  ///   none to go back to
  public record Workspace(String name, boolean sample, String home) {}

  /// The name and role of the member who is signed in, as they read them: "Mara Lindqvist",
  /// "Owner".
  public record Member(String name, String role) {}

  /// The page one is on (`today`, `people`, `voices`, `plan`, `campaigns`, `publish`, `report`,
  /// `settings`, or nothing) and how much waits behind each link; nothing is shown for zero.
  public record Nav(String current, Map<String, Integer> counts) {
    public Nav {
      counts = Map.copyOf(counts);
    }

    /// What to show beside a link, or null for nothing. Beyond 99 the exact number helps nobody.
    public @Nullable String waiting(String key) {
      int count = counts.getOrDefault(key, 0);
      if (count <= 0) return null;
      return count > 99 ? "99+" : Integer.toString(count);
    }

    /// The value of `aria-current` for a link: `page`, or null where one is not.
    public @Nullable String here(String key) {
      return key.equals(current) ? "page" : null;
    }

    /// Whether one is on a page that a phone keeps behind "More".
    public boolean behindMore() {
      return switch (current) {
        case "campaigns", "publish", "report", "settings" -> true;
        default -> false;
      };
    }
  }

  /// The name and value of the form field that proves a form came from our own page.
  public record Csrf(String name, String token) {}

  /// What just happened, and what is wrong; either may be absent.
  public record News(@Nullable Toast toast, @Nullable Health health) {
    public static final News NONE = new News(null, null);
  }

  /// What just happened, with the way back if there is one.
  public record Toast(String text, @Nullable Undo undo) {}

  /// Where to post to take it back.
  public record Undo(String action, String label) {}

  /// What is wrong, in a sentence whose first words matter most, and where to read more.
  ///
  /// @param what the first words, shown strong: "2 of 41 sources"
  /// @param rest the rest of the sentence: "have been silent since Tuesday."
  /// @param href where the reasons are
  /// @param broken true where something will not mend by itself; it is red then, else amber
  public record Health(String what, String rest, String href, boolean broken) {}
}
