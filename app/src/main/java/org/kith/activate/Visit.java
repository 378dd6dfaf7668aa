package org.kith.activate;

/// What a request that follows a link says of itself. Nothing of it is kept here.
///
/// @param reading false where only the headers were asked for
/// @param prefetching whether a program says that nobody has chosen to go there yet
/// @param address where it came from
/// @param agent what the program calls itself, empty if it does not say
/// @param referrer the page that linked here, empty if unknown
/// @param refusesTracking whether the browser asked not to be recognised
public record Visit(
    boolean reading,
    boolean prefetching,
    String address,
    String agent,
    String referrer,
    boolean refusesTracking) {

  @Override
  public String toString() {
    return "Visit[reading=%s, prefetching=%s]".formatted(reading, prefetching);
  }
}
