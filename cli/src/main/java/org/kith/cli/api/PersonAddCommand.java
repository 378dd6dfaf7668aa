package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith person add`.
@Command(name = "add", mixinStandardHelpOptions = true, description = "Add somebody to People.")
public final class PersonAddCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What they are called; not for a voice.")
  @Nullable String name;

  @Option(names = "--voice", paramLabel = "ID", description = "Choose a voice by its number.")
  @Nullable Long voice;

  @Option(
      names = "--purpose",
      paramLabel = "WORDS",
      required = true,
      description = "Why: kept, and shown to them when they ask.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String purpose;

  @Option(names = "--email", paramLabel = "ADDRESS", description = "Where they read mail.")
  @Nullable String email;

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("purpose", purpose);
    if (name != null) {
      body.put("name", name);
    }
    if (voice != null) {
      body.put("voice", voice);
    }
    if (email != null) {
      body.put("email", email);
    }
    remote.say(remote.ask("POST", "/people", body), Lines::person);
    return 0;
  }
}
