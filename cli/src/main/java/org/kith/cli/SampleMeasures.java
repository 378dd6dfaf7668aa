package org.kith.cli;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.LinkFollowed;
import org.kith.listen.PostId;
import org.kith.measure.Grade;
import org.kith.measure.Measure;
import org.kith.measure.NewShare;
import org.kith.measure.Numbers;
import org.kith.measure.Reports;
import org.kith.measure.Shares;
import org.kith.measure.Stories;
import org.kith.measure.clicks.Click;
import org.kith.measure.clicks.Clicks;
import org.kith.reach.Estimate;
import org.kith.simulator.sample.Campaign;
import org.kith.simulator.sample.Interval;
import org.kith.simulator.sample.Month;
import org.kith.simulator.sample.Person;
import org.kith.simulator.sample.SampleWorld;

/// What came of the campaigns of a sample world, and the reports of the months before it begins.
final class SampleMeasures {

  private static final double CONFIDENCE = 0.95;

  private static final String STORY =
      "I posted a picture of the shelf because somebody had left eleven jars of quince jelly on it,"
          + " with a note that said: my mother planted the tree. Two days later a woman I had never"
          + " met stood in front of it with her own mother and read the note out loud.";
  private static final String STORY_BEFORE =
      "My neighbour never took anything from the shelf. After my post she began to bring things."
          + " She says that giving was the only way she could bear to take.";
  private static final String AHEAD =
      "Two new shelves open, one at the library. We will ask fewer people, and write to those who"
          + " asked us something and are still waiting.";

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
    tell(world.months().getLast().month());
  }

  /// What Mara writes into the report of a month: the story of whom she thanked last, with their
  /// permission, and what comes next.
  private void tell(YearMonth month) {
    for (var told : List.of(month.minusMonths(1), month)) {
      if (world.months().stream()
          .noneMatch(m -> m.month().equals(told) && m.sentence().isEmpty())) {
        continue; // sealed before the sample begins
      }
      world.persons().stream()
          .filter(person -> person.standing().stage() == Person.Stage.SPEAKS_FOR_US)
          .skip(told.equals(month) ? 0 : 1)
          .findFirst()
          .ifPresent(person -> {
            var words = told.equals(month) ? STORY : STORY_BEFORE;
            var stories = beans.bean(Stories.class);
            stories.write(told, ids.person(person.id()), person.name().split(" ", 2)[0], words);
            stories.permit(told, words, "she read it and wrote back: go ahead");
          });
      beans.bean(Reports.class).writeAhead(told, AHEAD);
    }
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
