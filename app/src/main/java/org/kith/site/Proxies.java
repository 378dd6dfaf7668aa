package org.kith.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/// Whom Kith believes about where a request came from: the proxies an operator named, and nobody
/// else. Of `X-Forwarded-For` the last address that is no such proxy counts, so what a client wrote
/// itself does not (A7).
///
/// Without any, everybody behind a proxy shares its address, and with it the limits of one.
@Component
final class Proxies
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+");

  private final List<String> trusted;

  /// @param trusted addresses as in `127.0.0.1, 2001:db8::7`
  Proxies(@Value("${kith.proxies:}") List<String> trusted) {
    this.trusted =
        trusted.stream().map(String::strip).filter(a -> !a.isEmpty()).map(Proxies::plain).toList();
  }

  /// An address as the server writes it.
  private static String plain(String typed) {
    try {
      if (ADDRESS.matcher(typed).matches()) {
        return InetAddress.getByName(typed).getHostAddress();
      }
    } catch (UnknownHostException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "kith.proxies holds '%.80s', which is no IP address. Give the addresses your proxies have on the side of Kith, parted by commas."
            .formatted(typed));
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    if (trusted.isEmpty()) {
      return;
    }
    var valve = new RemoteIpValve();
    valve.setAsyncSupported(true);
    valve.setInternalProxies(trusted.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader(null);
    factory.addEngineValves(valve);
  }

  /// Before whatever else asks where a request came from.
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
