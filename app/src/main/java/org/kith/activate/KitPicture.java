package org.kith.activate;

/// A picture people may use when they speak for a campaign.
///
/// @param mediaType `image/png` or `image/jpeg`
/// @param alt what it shows, for those who do not see it; goes along wherever it is published
public record KitPicture(
    KitPictureId id, CampaignId campaign, String mediaType, int width, int height, String alt) {

  /// How a downloaded file is called: `the-free-shelf-3.jpg`.
  ///
  /// @param campaign the name of the campaign
  public String fileName(String campaign) {
    var name = campaign.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return "%s-%d.%s"
        .formatted(
            name.isEmpty() ? "picture" : name,
            id.value(),
            mediaType.equals("image/png") ? "png" : "jpg");
  }
}
