package org.kith.activate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.activate.Campaigns;
import org.kith.activate.Conversions;
import org.kith.api.Listed;
import org.kith.api.Wrong;
import org.kith.team.Access;
import org.kith.team.Access.Rate;
import org.kith.team.Access.Who;
import org.kith.team.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What people who came by a link did, told by the organisation's own server and counted.
@RestController
class ConversionsApi {

  private final Conversions conversions;
  private final Campaigns campaigns;

  ConversionsApi(Conversions conversions, Campaigns campaigns) {
    this.conversions = conversions;
    this.campaigns = campaigns;
  }

  /// Something somebody did who came by a link.
  ///
  /// @param link the code that stood as `kith` in the address of the page
  /// @param what a small word of your own: sign-up, donation
  /// @param reference the number it has on your side; told again, it counts once. Only its hash is
  ///   kept
  record NewConversionJson(String link, String what, @Nullable String reference) {}

  /// @param counted false where it was told before under the same reference
  record ToldJson(boolean counted) {}

  /// How often one thing was done by whoever came by one link.
  ///
  /// @param known how many of them a server told; the rest are what pages said
  record ConversionJson(long link, String what, long times, long known) {}

  record ConversionsJson(List<ConversionJson> items) implements Listed {}

  /// Tells that somebody who came by a link did what they were asked for. Say nothing of who it
  /// was.
  @PostMapping("/api/v1/conversions")
  @Access(value = Who.MEMBER, rate = Rate.WRITE, scope = Scope.WRITE_CAMPAIGNS)
  ToldJson tell(@RequestBody NewConversionJson body) {
    var code = Wrong.text(body.link(), "link", 100);
    var what = Wrong.text(body.what(), "what", 40);
    return switch (conversions.byServer(
        code, what, Wrong.textOr(body.reference(), "reference", 200))) {
      case COUNTED -> new ToldJson(true);
      case BEFORE -> new ToldJson(false);
      case NO_SUCH_LINK -> throw Wrong.body("There is no link “%s”.".formatted(code));
      case NO_SUCH_WORD ->
          throw Wrong.body(
              "“%s” is no word for what people do: small letters, digits and hyphens, such as sign-up; at most %d different ones."
                  .formatted(what, Conversions.MOST_WORDS));
    };
  }

  /// What came of a campaign's links.
  @GetMapping("/api/v1/campaigns/{id}/conversions")
  @Access(value = Who.VIEWER, scope = Scope.READ_CAMPAIGNS)
  ConversionsJson of(@PathVariable long id) {
    var campaign = campaigns.find(new CampaignId(id)).orElseThrow(Wrong::missing);
    return new ConversionsJson(
        conversions.of(campaign.id()).stream()
            .map(count ->
                new ConversionJson(
                    count.link().value(), count.what(), count.times(), count.known()))
            .toList());
  }
}
