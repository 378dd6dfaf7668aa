package org.kith.activate;

import org.kith.people.PersonId;

/// Somebody was asked, or what was asked of them has come to be in another state.
public record AskChanged(CampaignId campaign, PersonId person, AskState state) {}
