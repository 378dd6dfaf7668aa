package org.kith.networks.webmention;

/// The faults of Pingback, section 3 of its specification.
public enum PingbackFault {
  OTHER(0, "it could not be taken"),
  NO_SOURCE(16, "the page that is said to link does not exist"),
  NO_LINK(17, "the page that is said to link does not"),
  NO_TARGET(32, "the page that is said to be linked to does not exist"),
  NOT_A_TARGET(33, "the page that is said to be linked to takes no Pingbacks"),
  KNOWN(48, "it is known already"),
  DENIED(49, "access is denied"),
  UPSTREAM(50, "the page that is said to link could not be read");

  private final int code;
  private final String words;

  PingbackFault(int code, String words) {
    this.code = code;
    this.words = words;
  }

  public int code() {
    return code;
  }

  /// As an answer, with more about it.
  public XmlRpc.Response.Fault with(String more) {
    return new XmlRpc.Response.Fault(code, more);
  }

  static String words(int code) {
    for (var fault : values()) {
      if (fault.code == code) {
        return fault.words;
      }
    }
    return OTHER.words;
  }
}
