package org.kith.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kith.listen.AccountId;
import org.kith.reach.Audience;
import org.kith.reach.cascade.YesLikelihood;
import org.kith.reach.sketch.ReachOf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How many different people could hear it if some people are asked to speak: whoever says yes is
/// heard by their audience, and nobody knows yet who does.
///
/// Drawn many times over: who says yes, by the chances of their stage, which are uncertain
/// themselves and so the same for all of one stage (Pólya's urn); and the union of the audiences of
/// those. The interval has eight of ten draws in it, and on both sides what is not known about the
/// audiences.
@Service
@Transactional(readOnly = true)
public class HeardIfAsked {

  private static final int WORLDS = 200;
  private static final long SEED = 1; // the same people have the same forecast

  private final Graphs graphs;
  private final ProspectStore store;
  private final YesChances chances;

  HeardIfAsked(Graphs graphs, ProspectStore store, YesChances chances) {
    this.graphs = graphs;
    this.store = store;
    this.chances = chances;
  }

  /// Somebody who could be asked.
  ///
  /// @param accounts on which they speak
  /// @param stage the name of the stage the talk with them has come to
  public record Asked(Collection<AccountId> accounts, String stage) {
    public Asked {
      accounts = List.copyOf(accounts);
    }
  }

  /// @param mean how many could hear it
  /// @param low the lower end of the 80 % interval
  /// @param high its upper end
  public record Expected(double mean, double low, double high) {}

  private record Speaker(List<Audience> audiences, String stage) {}

  public Expected of(List<Asked> asked) {
    if (asked.isEmpty()) {
      return new Expected(0, 0, 0);
    }
    var graph = graphs.latest();
    var ids = asked.stream().flatMap(one -> one.accounts().stream()).toList();
    var audiences = new HashMap<AccountId, Audience>();
    store.accounts(ids).forEach(facts -> audiences.put(facts.id(), graph.audience(List.of(facts))));
    var speakers =
        asked.stream()
            .map(one ->
                new Speaker(
                    one.accounts().stream()
                        .filter(audiences::containsKey)
                        .map(id -> audiences.getOrDefault(id, Audience.NOBODY))
                        .toList(),
                    one.stage()))
            .toList();
    return drawn(new ReachOf(graph.graph()), speakers, chances.answers());
  }

  private static Expected drawn(
      ReachOf reach, List<Speaker> speakers, Map<String, YesSeen.Answers> answers) {
    var random = new SplittableRandom(SEED);
    double[] low = new double[WORLDS];
    double[] high = new double[WORLDS];
    double sum = 0;
    for (int world = 0; world < WORLDS; world++) {
      var heard = reach.people(whoSaysYes(speakers, answers, random));
      low[world] = heard.low();
      high[world] = heard.high();
      sum += heard.value();
    }
    Arrays.sort(low);
    Arrays.sort(high);
    double mean = sum / WORLDS;
    int tail = WORLDS / 10;
    return new Expected(mean, Math.min(mean, low[tail]), Math.max(mean, high[WORLDS - 1 - tail]));
  }

  /// Draws who says yes: each by the mean of their stage, which then has one answer more.
  private static List<Audience> whoSaysYes(
      List<Speaker> speakers, Map<String, YesSeen.Answers> answers, SplittableRandom random) {
    var urns = new HashMap<String, YesSeen.Answers>(answers);
    var heard = new ArrayList<Audience>();
    for (var speaker : speakers) {
      var urn = urns.getOrDefault(speaker.stage(), YesSeen.Answers.NONE);
      double yes = YesLikelihood.PRIOR_YES + urn.yes();
      double no = YesLikelihood.PRIOR_NO + urn.no();
      boolean says = random.nextDouble() * (yes + no) < yes;
      urns.put(
          speaker.stage(),
          new YesSeen.Answers(urn.yes() + (says ? 1 : 0), urn.no() + (says ? 0 : 1)));
      if (says) {
        heard.addAll(speaker.audiences());
      }
    }
    return heard;
  }
}
