package org.kith.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kith.reach.cascade.YesLikelihood;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How probably people say yes when they are asked to speak: at first one in four, then as people
/// at the same stage of the talk have answered.
@Service
@Transactional(readOnly = true)
public class YesChances {

  /// Of every interval.
  public static final double CONFIDENCE = 0.8;

  private final ObjectProvider<YesSeen> seen;

  YesChances(ObjectProvider<YesSeen> seen) {
    this.seen = seen;
  }

  /// Of somebody at a stage.
  ///
  /// @param mean the expected part that says yes, 0 to 1
  /// @param low the lower end of the 80 % interval
  /// @param high its upper end
  /// @param answers how many answers this rests on, beside the first guess
  public record Chance(double mean, double low, double high, long answers) {}

  /// Of several together.
  ///
  /// @param people who could be asked
  /// @param mean how many are expected to say yes
  /// @param low the lower end of the 80 % interval, a number that is in it
  /// @param high its upper end
  public record Expected(int people, double mean, int low, int high) {
    public boolean holds(long count) {
      return low <= count && count <= high;
    }
  }

  /// @param stage its name
  public Chance at(String stage) {
    return chance(answers().getOrDefault(stage, YesSeen.Answers.NONE));
  }

  /// After some answers of people at one stage.
  public static Chance chance(YesSeen.Answers answers) {
    var likelihood = YesLikelihood.after(answers.yes(), answers.no(), CONFIDENCE);
    return new Chance(likelihood.mean(), likelihood.low(), likelihood.high(), likelihood.answers());
  }

  /// How many of some people say yes if all are asked.
  ///
  /// @param stages the name of the stage of each
  public Expected of(Collection<String> stages) {
    return expected(stages, answers());
  }

  /// The same after given answers.
  public static Expected expected(Collection<String> stages, Map<String, YesSeen.Answers> answers) {
    var asked = new TreeMap<String, Integer>();
    stages.forEach(stage -> asked.merge(stage, 1, Integer::sum));
    List<YesLikelihood.Group> groups = new ArrayList<>();
    asked.forEach((stage, many) -> {
      var seen = answers.getOrDefault(stage, YesSeen.Answers.NONE);
      groups.add(new YesLikelihood.Group(many, seen.yes(), seen.no()));
    });
    var count = YesLikelihood.of(groups, CONFIDENCE);
    return new Expected(stages.size(), count.mean(), count.low(), count.high());
  }

  Map<String, YesSeen.Answers> answers() {
    var port = seen.getIfAvailable();
    return port == null ? Map.of() : port.byStage();
  }
}
