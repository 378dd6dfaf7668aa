package org.kith.reach.cascade;

import java.util.List;

/// How well what was learned from one time foretells the time after it.
///
/// @param learnedFrom actions in the time learned from
/// @param heldBack actions in the time after
/// @param cases items and accounts that heard of them in the time held back
/// @param passedOn cases where the account passed the item on
/// @param forecasts each way to forecast, the learned one first
/// @param reliability cases by their learned probability, least probable first
/// @param coverage of the intervals of accounts
/// @param credit what credit distribution foretells, absent for want of items
/// @param waves how far things go that begin in the time held back
public record Evaluation(
    int learnedFrom,
    int heldBack,
    long cases,
    long passedOn,
    List<Forecast> forecasts,
    List<Reliability> reliability,
    Coverage coverage,
    List<Ranking> rankings,
    Credit credit,
    Waves waves) {

  /// How well cases were foretold.
  ///
  /// @param name `learned`, `scaledCascade`, `weightedCascade` or `biggestAudience`
  /// @param expected how many were to be passed on; NaN where a way tells no probabilities
  /// @param logLikelihood of what happened, the natural logarithm; NaN likewise
  /// @param areaUnderCurve how probably a case that was passed on has a higher score than one that
  ///   was not
  /// @param averagePrecision of the order of cases
  public record Forecast(
      String name,
      double expected,
      double logLikelihood,
      double areaUnderCurve,
      double averagePrecision) {}

  /// Cases of about the same probability.
  ///
  /// @param cases how many
  /// @param forecast their mean probability
  /// @param observed the part of them that was passed on
  public record Reliability(long cases, double forecast, double observed) {}

  /// How many intervals hold what came, over accounts of which at least one re-share was expected.
  ///
  /// @param confidence asked for
  /// @param promised what the intervals promise in the mean: more, since counts are whole
  /// @param held the part that does
  /// @param above the part of accounts that brought more than the interval
  /// @param accounts how many there are
  public record Coverage(
      double confidence, double promised, double held, double above, int accounts) {}

  /// How well accounts were ranked, over those heard in the time held back, by how many pass on an
  /// item of theirs.
  ///
  /// @param name as in [Forecast]
  /// @param spearman rank correlation of score and outcome
  /// @param topShare what the first `top` bring, as a part of what the best `top` bring
  public record Ranking(String name, double spearman, double topShare, int top, int accounts) {}

  /// Predicted against actual: how many act on an item beside those who begin it.
  ///
  /// @param items drawn from those that begin in the time held back
  /// @param predicted in the mean
  /// @param actual in the mean
  /// @param spearman rank correlation of the two
  public record Credit(int items, double predicted, double actual, double spearman) {}

  /// How far something goes, foretold soon after it began to be passed on.
  ///
  /// @param confidence of the intervals
  /// @param learnedFrom how many waves were over at the cut; those that came to an end since taught
  ///   too, once they had
  /// @param waves how many began after it, strongly enough for a forecast
  /// @param held the part of their intervals that holds where they ended
  /// @param above the part that went further
  /// @param width of the middle interval, as a multiple of how many had passed it on
  /// @param spearman rank correlation of forecast and outcome
  public record Waves(
      double confidence,
      int learnedFrom,
      int waves,
      double held,
      double above,
      double width,
      double spearman) {}
}
