package org.kith.networks.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Turns a host name into addresses that may be dialled. If any answer is not public, none is used:
/// a name that points both ways is an attack or a mistake.
///
/// Asked anew for each connection, and the connection is made to the very address that was looked
/// at, so a name whose answer changes in between gains nothing.
final class VettedDns implements DnsResolver, AutoCloseable {

  /// How names are looked up; the system's way, or a test's.
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /// Thrown inside the client when a host is not public; becomes [Answer.Refused].
  static final class NotPublic extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotPublic(String message) {
      super(message);
    }
  }

  private static final int SECONDS_FOR_LOOKUP = 10;

  private final Reachable reachable;
  private final Lookup lookup;

  // Platform threads: a lookup blocks in native code and would hold a virtual thread's carrier.
  private final ExecutorService lookups =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("kith-dns-", 0).factory());

  VettedDns(Reachable reachable, Lookup lookup) {
    this.reachable = reachable;
    this.lookup = lookup;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Arrays.stream(vetted(host, port)).map(a -> new InetSocketAddress(a, port)).toList();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return vetted(host, 0);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// @param name as the client has it, which is in Unicode for an international one
  InetAddress[] vetted(String name, int port) throws UnknownHostException {
    var host = name.indexOf(':') >= 0 ? name : IDN.toASCII(name);
    var addresses = lookUp(host);
    if (addresses.length == 0) {
      throw new UnknownHostException(host);
    }
    if (reachable.trusts(host, port)) {
      return addresses;
    }
    for (var address : addresses) {
      if (!PublicAddresses.isPublic(address)) {
        throw new NotPublic(
            "%s leads to %s, which is not on the public internet; if it is yours, name it in the list of reachable hosts"
                .formatted(host, address.getHostAddress()));
      }
    }
    return addresses;
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    var found = lookups.submit(() -> lookup.all(host));
    try {
      return found.get(SECONDS_FOR_LOOKUP, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      found.cancel(true);
      throw new UnknownHostException(
          "%s: its name was not found within %d s".formatted(host, SECONDS_FOR_LOOKUP));
    } catch (InterruptedException _) {
      found.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host + ": the search for its name was interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException
          ? new UnknownHostException(host + ": no such host")
          : new UnknownHostException(host + ": " + e.getCause());
    }
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
