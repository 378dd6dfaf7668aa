package org.kith.team.web;

/// The login page: where to go afterwards, the e-mail address tried, what went wrong (empty for
/// nothing).
public record LoginPage(String next, String email, String problem) {}
