package org.kith.activate;

import java.time.Instant;
import org.kith.people.Channel;
import org.kith.people.PersonId;

/// The request to one person to speak for one campaign.
///
/// @param changedAt when it came to be in this state
public record Ask(
    CampaignId campaign,
    PersonId person,
    AskState state,
    Channel channel,
    Instant askedAt,
    Instant changedAt) {}
