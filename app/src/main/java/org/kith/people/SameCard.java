package org.kith.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;

/// Something speaks for a person being the same as an account nobody owns, or as another person; a
/// member decides.
///
/// @param account null where the other is a person
/// @param other null where the other is an account
/// @param otherName what the account or the other person is called
/// @param network where the account speaks, empty for a person
/// @param evidence what speaks for it, in sentences
public record SameCard(
    long id,
    PersonId person,
    String name,
    @Nullable AccountId account,
    @Nullable PersonId other,
    String otherName,
    String network,
    String evidence,
    Instant foundAt) {}
