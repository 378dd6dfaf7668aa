package org.kith.mail.web;

/// The way out of our mail.
///
/// @param taken whether nothing is sent any more
public record WayOutPage(String organisation, String code, boolean taken) {}
