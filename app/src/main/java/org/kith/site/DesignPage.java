package org.kith.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;

/// Copy for the page of components: what a real workspace would show, none of it true.
///
/// @param frame the frame around the page
public record DesignPage(Frame frame) {

  /// A curve such as a real plan has: steep first, then flat.
  public Curve curve() {
    var points = new ArrayList<Curve.Point>();
    for (int hours = 0; hours <= 40; hours += 2) {
      double reach = 56_000 * (1 - Math.exp(-hours / 8.6));
      double other = 24_000 * (1 - Math.exp(-hours / 21.0));
      points.add(new Curve.Point(hours, reach, reach * 0.88, reach * 1.12, other));
    }
    return new Curve("this plan", points, 10, "the biggest accounts first");
  }

  public Estimate imke() {
    return new Estimate(2_314, 1_912, 2_790, 0.9, 0.82, How.SAMPLED);
  }

  public Estimate tomasz() {
    return new Estimate(4_752, 4_752, 4_752, 1, 1, How.EXACT);
  }

  public Estimate eastside() {
    return new Estimate(1_100, 310, 2_400, 1, 0, How.COUNTED);
  }

  public Estimate month() {
    return new Estimate(41_049, 36_020, 46_900, 0.9, 0.74, How.SAMPLED);
  }

  /// The stages of a relationship, as a choice.
  public Map<String, String> stages() {
    var stages = new LinkedHashMap<String, String>();
    for (var stage :
        List.of("Noticed", "Said hello", "In touch", "Friend", "Speaks for us", "Resting"))
      stages.put(stage.toLowerCase(Locale.ROOT).replace(' ', '-'), stage);
    return stages;
  }

  /// Minutes on a normal day, as a choice.
  public Map<String, String> minutes() {
    var minutes = new LinkedHashMap<String, String>();
    minutes.put("15", "15 minutes");
    minutes.put("30", "30 minutes");
    minutes.put("60", "an hour");
    return minutes;
  }
}
