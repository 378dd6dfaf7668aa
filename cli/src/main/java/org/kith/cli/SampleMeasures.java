package org.kith.cli;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.LinkFollowed;
import org.kith.listen.PostId;
import org.kith.measure.Click;
import org.kith.measure.Clicks;
import org.kith.measure.Grade;
import org.kith.measure.Measure;
import org.kith.measure.NewShare;
import org.kith.measure.Numbers;
import org.kith.measure.Reports;
import org.kith.measure.Shares;
import org.kith.reach.Estimate;
import org.kith.simulator.sample.Campaign;
import org.kith.simulator.sample.Interval;
import org.kith.simulator.sample.Month;
import org.kith.simulator.sample.SampleWorld;

/// What came of the campaigns of a sample world, and the reports of the months before it begins.
final class SampleMeasures {

  private static final double CONFIDENCE = 0.95;

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;

  SampleMeasures(Beans beans, SampleWorld world, SampleIds ids) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
  }

  void add() {
    for (var campaign : world.campaigns()) {
      beans
          .bean(Clicks.class)
          .putAll(campaign.clicks().stream().map(click -> click(campaign, click)).toList());
      beans
          .bean(Shares.class)
          .putAll(
              ids.campaign(campaign.id()),
              campaign.shares().stream().map(share -> share(campaign, share)).toList());
    }
    var reports = beans.bean(Reports.class);
    for (var month : world.months()) {
      if (!month.sentence().isEmpty()) {
        reports.putSealed(month.month(), month.sentence(), numbers(month));
      }
    }
    reports.goals(goals(world.months().getLast()));
  }

  private Click click(Campaign campaign, Campaign.Click click) {
    return new Click(
        ids.link(campaign.id(), click.link()),
        click.at(),
        LinkFollowed.Kind.valueOf(click.kind().name()),
        visitor(click),
        click.referrer());
  }

  /// A visitor of this world is a number; here it has as many bytes as a real one's mark.
  private static byte[] visitor(Campaign.Click click) {
    return ByteBuffer.allocate(16)
        .putLong(click.at().getEpochSecond() / 86_400)
        .putLong(click.visitor())
        .array();
  }

  private NewShare share(Campaign campaign, Campaign.Share share) {
    return new NewShare(
        post(share),
        share.parent() < 0 ? null : post(campaign.shares().get(share.parent())),
        Grade.valueOf(share.grade().name()),
        world.posts().get(share.post()).at());
  }

  private PostId post(Campaign.Share share) {
    return ids.post(world.posts().get(share.post()).key());
  }

  private static Map<Measure, Long> goals(Month month) {
    var goals = new EnumMap<Measure, Long>(Measure.class);
    for (var figure : month.figures()) {
      if (figure.goal() > 0) {
        goals.put(measure(figure.measure()), (long) figure.goal());
      }
    }
    return goals;
  }

  private static Measure measure(Month.Measure measure) {
    return switch (measure) {
      case PEOPLE_WHO_SPOKE -> Measure.SPOKE;
      case DIFFERENT_PEOPLE_REACHED -> Measure.REACHED;
      case PEOPLE_WHO_CAME -> Measure.CAME;
      case FRIENDSHIPS_MOVED -> Measure.MOVED;
      case ANSWERED_WITHIN_TWO_DAYS -> Measure.ANSWERED;
    };
  }

  private static Numbers numbers(Month month) {
    var reach = interval(month, Month.Measure.DIFFERENT_PEOPLE_REACHED);
    var reached =
        reach == null
            ? null
            : new Estimate(
                reach.value(), reach.low(), reach.high(), CONFIDENCE, 0.8, Estimate.How.COUNTED);
    return new Numbers(
        value(month, Month.Measure.PEOPLE_WHO_SPOKE),
        reached,
        null,
        value(month, Month.Measure.PEOPLE_WHO_CAME),
        value(month, Month.Measure.FRIENDSHIPS_MOVED),
        0,
        value(month, Month.Measure.ANSWERED_WITHIN_TWO_DAYS),
        100,
        0);
  }

  private static int value(Month month, Month.Measure measure) {
    var interval = interval(month, measure);
    return interval == null ? 0 : interval.value();
  }

  private static @Nullable Interval interval(Month month, Month.Measure measure) {
    return month.figures().stream()
        .filter(figure -> figure.measure() == measure)
        .flatMap(figure -> figure.reported().stream())
        .findFirst()
        .orElse(null);
  }
}
