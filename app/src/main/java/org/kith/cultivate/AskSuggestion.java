package org.kith.cultivate;

import org.kith.people.PersonId;

/// Somebody who could be asked today.
///
/// @param campaign the name of the campaign
/// @param why a sentence: "She wrote about canteens twice this month and was last asked in March."
/// @param href where the invitation is written and sent
public record AskSuggestion(
    PersonId person, String name, String campaign, String why, String href) {}
