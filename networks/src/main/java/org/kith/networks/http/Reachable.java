package org.kith.networks.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an operator lets Kith reach beyond the public web: hosts of the own network, and unusual
/// ports.
///
/// @param hosts exact host names or addresses, alone (any port) or as `host:port`; neither their
///   address nor their port is questioned. IPv6 addresses stand in brackets
/// @param ports ports allowed on public hosts beside 80 and 443
public record Reachable(Set<String> hosts, Set<Integer> ports) {

  /// The public web on its two usual ports, and nothing else.
  public static final Reachable PUBLIC_ONLY = new Reachable(Set.of(), Set.of());

  public Reachable {
    hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    hosts = Set.copyOf(hosts);
    ports = Set.copyOf(ports);
  }

  /// The public web, and these hosts: `127.0.0.1:8090`, `blog.lan`.
  public static Reachable alsoHosts(String... hosts) {
    return new Reachable(Stream.of(hosts).collect(Collectors.toSet()), Set.of());
  }

  /// Whether the operator named this very place, so that its address is not questioned.
  boolean trusts(String host, int port) {
    var name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return hosts.contains(name) || hosts.contains(name + ":" + port);
  }

  boolean allowsPort(String host, int port) {
    return port == 80 || port == 443 || ports.contains(port) || trusts(host, port);
  }
}
