package org.kith.site;

/// The page behind a one-time link. Opening it changes nothing (link scanners open links too); the
/// form on it enters.
///
/// @param workspace whose Kith this is
/// @param action where the form posts to
/// @param token the secret of the link
/// @param csrf what the form must carry
public record EnterPage(String workspace, String action, String token, Frame.Csrf csrf) {}
