package org.kith.privacy.web;

import org.kith.privacy.LeaveOuts;

/// The public page: how to ask, or how one request stands.
///
/// @param account as it was typed, empty before
/// @param code what to put on its page
/// @param link what to link to with rel=me instead, empty where Kith has no public address
/// @param problem what was wrong with what was typed
public record LeaveMeOutPage(
    String account, String code, String link, boolean done, String problem) {

  static LeaveMeOutPage empty(String problem) {
    return new LeaveMeOutPage("", "", "", false, problem);
  }

  static LeaveMeOutPage of(LeaveOuts.Request request, String address) {
    return new LeaveMeOutPage(
        request.account(),
        request.code(),
        address.isEmpty() ? "" : address + "/leave-me-out/" + request.code(),
        request.done(),
        "");
  }

  public boolean asks() {
    return code.isEmpty();
  }
}
