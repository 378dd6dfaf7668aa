package org.kith.cli;

import org.kith.connect.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith rotate-keys`: for when a key may have been seen, and once a year.
@Command(
    name = "rotate-keys",
    mixinStandardHelpOptions = true,
    description =
        "Seal the tokens of connected accounts by a new key, and forget the old one. Stop Kith before.")
final class RotateKeysCommand implements Runnable {

  @Mixin final ServerOptions options = new ServerOptions();

  @Override
  public void run() {
    options.port = 0;
    try (var server = KithServer.start(options, "kith")) {
      int sealed = server.bean(KeyRotation.class).rotate();
      System.out.printf(
          "The tokens of %d %s are sealed by a new key; the old one opens nothing any more.%n",
          sealed, sealed == 1 ? "account" : "accounts");
    }
  }
}
