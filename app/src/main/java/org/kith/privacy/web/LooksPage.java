package org.kith.privacy.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kith.privacy.Look;

/// Who looked at whom lately.
public record LooksPage(List<Look> looks, ZoneId zone) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, H:mm", Locale.ENGLISH);

  public LooksPage {
    looks = List.copyOf(looks);
  }

  public String when(Look look) {
    return MOMENT.format(look.at().atZone(zone));
  }

  public String who(Look look) {
    return look.by().isEmpty() ? "Somebody who left" : look.by();
  }

  public String did(Look look) {
    return switch (look.kind()) {
      case OPENED -> "Opened";
      case SEARCHED -> "Searched for “%s”".formatted(look.what());
      case EXPORTED ->
          look.rows() == 1 && look.person() != null
              ? "Took out " + look.what()
              : "Took out %s (%,d)".formatted(look.what(), look.rows());
    };
  }
}
