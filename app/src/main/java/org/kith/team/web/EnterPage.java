package org.kith.team.web;

/// The page behind a one-time link: its secret, or why it does not work any more.
public record EnterPage(String secret, String problem) {}
