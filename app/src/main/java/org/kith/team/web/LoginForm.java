package org.kith.team.web;

import org.jspecify.annotations.Nullable;

/// What the login form sends.
record LoginForm(String email, String password, String next) {
  LoginForm(@Nullable String email, @Nullable String password, @Nullable String next) {
    this.email = email == null ? "" : email;
    this.password = password == null ? "" : password;
    this.next = next == null ? "" : next;
  }
}
