package org.kith.networks;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What people ask of software by the hashtags in their description, on networks that have no
/// switch for it.
public final class Wishes {

  private static final Pattern NO_BOT =
      Pattern.compile("(?i)(?<!\\w)#(nobots?|noindex|noarchive)\\b");
  private static final Pattern NO_INDEX = Pattern.compile("(?i)(?<!\\w)#(noindex|noarchive)\\b");

  private Wishes() {}

  public static Set<Profile.OptOut> in(String about) {
    var wishes = EnumSet.noneOf(Profile.OptOut.class);
    if (NO_BOT.matcher(about).find()) {
      wishes.add(Profile.OptOut.DISCOVERY);
    }
    if (NO_INDEX.matcher(about).find()) {
      wishes.add(Profile.OptOut.INDEXING);
    }
    return wishes;
  }
}
