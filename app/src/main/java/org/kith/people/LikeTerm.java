package org.kith.people;

/// A word that a document has more often than the posts heard have it.
///
/// @param word folded, as it is searched
/// @param shown as the document writes it
/// @param weight how much it tells, Dunning's G²
/// @param posts in how many of the posts heard it stands
public record LikeTerm(String word, String shown, double weight, int posts) {}
