package org.kith.activate.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Campaign;
import org.kith.activate.CampaignState;
import org.kith.activate.Forecast;
import org.kith.activate.Kit;

/// A campaign as programs see it.
///
/// @param until the moment after its last day
/// @param overAt when it is over: then, or when it was ended before; who comes by its links later
///   is counted apart
/// @param who the tag of who is asked; empty for the circle
/// @param forecast as it was sealed at the start; null before
record CampaignJson(
    long id,
    String name,
    String why,
    String destination,
    CampaignState state,
    Instant startsAt,
    Instant until,
    Instant overAt,
    KitJson kit,
    String who,
    @Nullable ForecastJson forecast) {

  /// What people are offered to speak about; never a finished post.
  ///
  /// @param hashtag without `#`
  record KitJson(String hashtag, List<String> facts, String question) {
    static KitJson of(Kit kit) {
      return new KitJson(kit.hashtag(), kit.facts(), kit.question());
    }
  }

  /// What was expected at the start.
  ///
  /// @param people how many could be asked
  /// @param reach the different people who hear at least one of them, if all of them speak
  /// @param yes how many would say yes; null where nobody foretold it
  /// @param visits how many people would come; null where too little was known
  /// @param heard the different people who hear those who say yes; null where nobody foretold it
  record ForecastJson(
      int people,
      ExpectedJson reach,
      @Nullable ExpectedJson yes,
      @Nullable ExpectedJson visits,
      @Nullable ExpectedJson heard,
      Instant sealedAt) {

    static ForecastJson of(Campaign.Sealed sealed) {
      var forecast = sealed.forecast();
      var reach = forecast.reach();
      return new ForecastJson(
          forecast.people(),
          new ExpectedJson(reach.value(), reach.low(), reach.high()),
          ExpectedJson.of(forecast.yes()),
          ExpectedJson.of(forecast.visits()),
          ExpectedJson.of(forecast.heard()),
          sealed.at());
    }
  }

  /// A figure with its interval.
  record ExpectedJson(double value, double low, double high) {
    static @Nullable ExpectedJson of(Forecast.@Nullable Expected expected) {
      return expected == null
          ? null
          : new ExpectedJson(expected.value(), expected.low(), expected.high());
    }
  }

  static CampaignJson of(Campaign campaign) {
    var brief = campaign.brief();
    var sealed = campaign.sealed();
    return new CampaignJson(
        campaign.id().value(),
        brief.name(),
        brief.why(),
        brief.destination().url(),
        campaign.state(),
        campaign.startsAt(),
        brief.until(),
        campaign.overAt(),
        KitJson.of(brief.kit()),
        brief.tag(),
        sealed == null ? null : ForecastJson.of(sealed));
  }
}
