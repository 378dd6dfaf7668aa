package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `kith person change`.
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = "Put right who somebody is. What is not named stays.")
public final class PersonChangeCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Option(names = "--name", paramLabel = "NAME", description = "What they are called.")
  @Nullable String name;

  @Option(names = "--about", paramLabel = "WORDS", description = "Who they are, in a line.")
  @Nullable String about;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "Where they read mail; an empty one for nowhere.")
  @Nullable String email;

  @Option(
      names = "--purpose",
      paramLabel = "WORDS",
      description = "Why they are kept; the one before stays on record.")
  @Nullable String purpose;

  @Option(
      names = "--connection",
      paramLabel = "TIE",
      description =
          "What ties them to you: unknown, none, volunteer, member, employee, board, paid,"
              + " free-product, contest or family.")
  @Nullable String connection;

  @Option(
      names = "--nickname",
      paramLabel = "NAME",
      description = "What else you call them; as often as you like.")
  final List<String> nicknames = new ArrayList<>();

  @Option(
      names = "--no-nickname",
      paramLabel = "NAME",
      description = "What you do not call them, whatever was learned.")
  final List<String> others = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "LINK",
      description = "An account that is theirs, by its link or handle; as often as you like.")
  final List<String> accounts = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    var path = "/people/" + person.id;
    var before = remote.ask("GET", path, null);
    var body = changed(before);
    if (!body.isEmpty()) {
      remote.ask("PUT", path, body);
    }
    if (!nicknames.isEmpty() || !others.isEmpty()) {
      var names = new ArrayList<String>();
      remote
          .ask("GET", path + "/nicknames", null)
          .path("items")
          .forEach(known -> names.add(known.asString("")));
      names.addAll(nicknames);
      names.removeAll(others);
      remote.ask("PUT", path + "/nicknames", Map.of("items", names));
    }
    for (var link : accounts) {
      remote.ask("POST", path + "/accounts", Map.of("link", link));
    }
    remote.say(remote.ask("GET", path, null), Lines::person);
    return 0;
  }

  /// Everything the API wants to have back, or nothing where nothing of it changes.
  private Map<String, Object> changed(JsonNode before) {
    var wanted = new LinkedHashMap<String, Object>();
    put(wanted, "name", name);
    put(wanted, "about", about);
    put(wanted, "email", email);
    put(wanted, "purpose", purpose);
    put(
        wanted,
        "connection",
        connection == null ? null : connection.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (wanted.isEmpty()) {
      return wanted;
    }
    for (var field : List.of("name", "about", "email")) {
      wanted.putIfAbsent(field, before.path(field).asString(""));
    }
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String field, @Nullable String value) {
    if (value != null) {
      wanted.put(field, value);
    }
  }
}
