package org.kith.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.HttpSettings;
import org.kith.networks.http.Reachable;
import picocli.CommandLine.Option;

/// How a command goes out to the web: through the gateway that a server uses.
public final class WebAccess {

  public static final String VERSION = "0.1.0";

  @Option(
      names = "--allow",
      paramLabel = "HOST:PORT",
      description = "May be asked though it is not on the public web; may be repeated.")
  Set<String> allowed = new LinkedHashSet<>();

  @Option(
      names = "--contact",
      paramLabel = "URL",
      defaultValue = "${env:KITH_NETWORK_CONTACT:-about:blank}",
      description = "A page that says who asks; sites and networks are told.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  URI contact;

  /// To be closed by whoever asked for it.
  public HttpGateway open() {
    var settings =
        HttpSettings.of(contact, VERSION).with(Reachable.alsoHosts(allowed.toArray(String[]::new)));
    return new HttpGateway(settings, InstantSource.system(), RandomGenerator.getDefault());
  }
}
