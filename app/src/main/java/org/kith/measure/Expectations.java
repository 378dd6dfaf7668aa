package org.kith.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.activate.Campaign;
import org.kith.activate.Campaigns;
import org.kith.cultivate.Stage;
import org.kith.plan.SharingChances;
import org.kith.plan.YesChances;
import org.kith.plan.YesSeen.Answers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Holds what was expected against what came, and says in words what is to be learned from it.
@Service
@Transactional(readOnly = true)
public class Expectations {

  private static final int ENOUGH = 3; // answers, to say anything of a stage
  private static final double FIRST_GUESS = 0.25;

  private final AnsweredAsks asks;
  private final Campaigns campaigns;
  private final ReachForecasts reach;
  private final SharingChances sharing;

  Expectations(
      AnsweredAsks asks, Campaigns campaigns, ReachForecasts reach, SharingChances sharing) {
    this.asks = asks;
    this.reach = reach;
    this.campaigns = campaigns;
    this.sharing = sharing;
  }

  /// All that was ever expected, as it stands now.
  public Ledger ledger() {
    var all = asks.all();
    var replay = new YesReplay(all);
    var byCampaign = all.stream().collect(Collectors.groupingBy(AnsweredAsk::campaign));
    var every = campaigns.all();
    var entries =
        every.stream()
            .filter(campaign -> byCampaign.containsKey(campaign.id().value()))
            .map(campaign ->
                entry(campaign, byCampaign.getOrDefault(campaign.id().value(), List.of()), replay))
            .sorted(Comparator.comparing(Ledger.Entry::began).reversed())
            .toList();
    var stages = stages(YesReplay.answers(all));
    return new Ledger(
        entries, reach.of(every), replay.reliability(), stages, lessons(entries, stages));
  }

  /// What was expected of those asked, by what was known when the campaign began.
  private static Ledger.Entry entry(Campaign campaign, List<AnsweredAsk> of, YesReplay replay) {
    int yes = 0;
    int open = 0;
    for (var ask : of) {
      yes += Boolean.TRUE.equals(ask.yes()) ? 1 : 0;
      open += ask.yes() == null ? 1 : 0;
    }
    return new Ledger.Entry(
        campaign.id().value(),
        campaign.name(),
        campaign.startsAt(),
        YesChances.expected(
            of.stream().map(AnsweredAsk::stage).toList(), replay.before(campaign.startsAt())),
        yes,
        open);
  }

  private static List<Ledger.OfStage> stages(Map<String, Answers> answers) {
    var stages = new ArrayList<Ledger.OfStage>();
    for (var stage : Stage.values()) {
      var seen = answers.get(stage.name());
      if (seen != null) {
        stages.add(new Ledger.OfStage(stage.words(), seen.yes(), YesChances.chance(seen)));
      }
    }
    return stages.reversed();
  }

  private List<String> lessons(List<Ledger.Entry> entries, List<Ledger.OfStage> stages) {
    var lessons = new ArrayList<String>();
    var settled = entries.stream().filter(Ledger.Entry::isSettled).toList();
    if (!settled.isEmpty()) {
      lessons.add(onTheWhole(settled));
    }
    stages.stream()
        .filter(stage -> stage.chance().answers() >= ENOUGH)
        .sorted(
            Comparator.comparingDouble(
                (Ledger.OfStage stage) -> -Math.abs(stage.chance().mean() - FIRST_GUESS)))
        .map(Expectations::ofStage)
        .forEach(lessons::add);
    var learned = sharing.learned();
    if (!learned.isNothing()) {
      lessons.add(learned.sentence());
    }
    return lessons;
  }

  private static String onTheWhole(List<Ledger.Entry> settled) {
    double expected = settled.stream().mapToDouble(entry -> entry.expected().mean()).sum();
    int yes = settled.stream().mapToInt(Ledger.Entry::yes).sum();
    long low = settled.stream().filter(e -> e.yes() > e.expected().high()).count();
    long high = settled.stream().filter(e -> e.yes() < e.expected().low()).count();
    var missed =
        low + high == 0
            ? "and each campaign came out within what was expected"
            : low > high
                ? "and Kith expected too little more often than too much"
                : high > low
                    ? "and Kith expected too much more often than too little"
                    : "too much as often as too little where it missed";
    return String.format(
        Locale.ROOT,
        "Over all, about %.1f were expected to say yes and %d did, %s.",
        expected,
        yes,
        missed);
  }

  private static String ofStage(Ledger.OfStage stage) {
    var chance = stage.chance();
    var than =
        chance.low() > FIRST_GUESS
            ? "more readily than the first guess of one in four"
            : chance.high() < FIRST_GUESS
                ? "less readily than the first guess of one in four"
                : "about as readily as the first guess of one in four";
    return String.format(
        Locale.ROOT,
        "At “%s”, %d of %d said yes, %s; next time Kith counts on %.0f in 100 (%.0f–%.0f).",
        stage.stage(),
        stage.yes(),
        chance.answers(),
        than,
        100 * chance.mean(),
        100 * chance.low(),
        100 * chance.high());
  }
}
