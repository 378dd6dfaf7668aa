package org.kith.activate;

/// Somebody who came by a link did what they were asked for. Nothing says who.
///
/// @param what such as `sign-up`
public record Converted(CampaignId campaign, LinkId link, String what) {}
