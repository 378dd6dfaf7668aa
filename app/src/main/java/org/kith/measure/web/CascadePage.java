package org.kith.measure.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kith.measure.Cascade;
import org.kith.measure.LikelyShare;

/// How one campaign travelled: as a picture, as a table, and what is only likely.
///
/// @param picture the tree drawn
public record CascadePage(
    long campaign,
    String name,
    Cascade cascade,
    CascadePicture picture,
    List<LikelyShare> likely,
    ZoneId zone) {

  private static final int MOST = 200; // rows
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  public CascadePage {
    likely = List.copyOf(likely);
  }

  public List<Cascade.Link> rows() {
    return cascade.links().subList(0, Math.min(MOST, cascade.links().size()));
  }

  public int more() {
    return cascade.links().size() - rows().size();
  }

  public String sentence() {
    int all = cascade.links().size();
    int began = cascade.beginnings();
    return "%,d %s carried it%s in %,d %s; %s."
        .formatted(
            all,
            all == 1 ? "account" : "accounts",
            cascade.cut() ? " and more" : "",
            cascade.shares(),
            cascade.shares() == 1 ? "post" : "posts",
            cascade.longest() == 0
                ? "nobody had it from anybody else, as far as Kith knows"
                : "%,d began by themselves, and the longest way from there has %d %s"
                    .formatted(
                        began, cascade.longest(), cascade.longest() == 1 ? "step" : "steps"));
  }

  public String from(Cascade.Link link) {
    return link.parent() < 0 ? "–" : cascade.links().get(link.parent()).who().name();
  }

  public String how(Cascade.Link link) {
    return switch (link.from()) {
      case BEGAN -> "nobody they follow had said it";
      case SAYS_SO -> "says so: repeats, quotes or answers";
      case FOLLOWS ->
          "likely: follows them and said it later; %s of the credit"
              .formatted(Figure.percent(100 * link.credit()));
    };
  }

  public String when(Cascade.Link link) {
    return when(link.at());
  }

  public String when(Instant at) {
    return WHEN.format(at.atZone(zone));
  }
}
