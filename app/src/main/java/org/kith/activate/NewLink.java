package org.kith.activate;

import java.time.Instant;
import org.kith.people.PersonId;

/// A short link that was made elsewhere.
///
/// @param code the one it had; another is made where it is taken
public record NewLink(
    CampaignId campaign,
    PersonId person,
    String code,
    Destination destination,
    Instant createdAt) {}
