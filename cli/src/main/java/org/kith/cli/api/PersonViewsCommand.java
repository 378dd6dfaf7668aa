package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `kith person views`.
@Command(
    name = "views",
    mixinStandardHelpOptions = true,
    description = "List saved views of people, save one (--save), or delete one (--delete).")
public final class PersonViewsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();
  @Mixin final Whom whom = new Whom();

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Save whom the other options mean under this name.")
  @Nullable String name;

  @Option(names = "--shared", description = "For the whole team.")
  boolean shared;

  @Option(
      names = "--delete",
      paramLabel = "NUMBER",
      description = "Delete this view; the people stay.")
  @Nullable Long deleted;

  @Override
  public Integer call() throws IOException {
    if (name != null && (deleted != null || whom.saved != null)) {
      throw new ParameterException(
          command.commandLine(), "Save one by --search, --tag, --view and --owner alone.");
    }
    if (deleted != null) {
      remote.say(
          remote.ask("DELETE", "/people/views/" + deleted, null),
          _ -> "The view is deleted; the people stay.");
    } else if (name != null) {
      var body = new LinkedHashMap<String, Object>();
      body.put("name", name);
      body.put("shared", shared);
      body.put("of", whom.filter());
      remote.say(remote.ask("POST", "/people/views", body), PersonViewsCommand::line);
    } else {
      remote.say(
          remote.ask("GET", "/people/views", null),
          views -> Lines.each(views, "Nobody saved a view.", PersonViewsCommand::line));
    }
    return 0;
  }

  /// `4 Board new-friends, tag Board, words jam (Mara)`.
  private static String line(JsonNode view) {
    var of = view.path("of");
    var words = new StringBuilder(of.path("view").asString(""));
    of.path("tags").forEach(tag -> words.append(", tag ").append(tag.asString("")));
    if (!of.path("q").asString("").isEmpty()) {
      words.append(", words ").append(of.path("q").asString(""));
    }
    if (of.path("owner").isNumber()) {
      words.append(", owner ").append(of.path("owner").asLong());
    }
    return "%d\t%s\t%s%s"
        .formatted(
            view.path("id").asLong(),
            view.path("name").asString(""),
            words,
            view.path("shared").asBoolean() ? ", shared by " + view.path("by").asString("") : "");
  }
}
