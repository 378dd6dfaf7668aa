package org.kith.measure;

import java.time.LocalDate;

/// Something worth a sentence.
///
/// @param week the Monday of the week it was found in
/// @param sentence as it reads now
/// @param href the post that proves it
public record Insight(InsightKind kind, LocalDate week, String sentence, String href) {}
