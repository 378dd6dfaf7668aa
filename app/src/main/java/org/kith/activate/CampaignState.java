package org.kith.activate;

/// How far a campaign is.
public enum CampaignState {
  DRAFT,
  RUNNING,
  ENDED
}
