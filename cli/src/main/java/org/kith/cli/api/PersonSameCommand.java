package org.kith.cli.api;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `kith person same`.
@Command(
    name = "same",
    mixinStandardHelpOptions = true,
    description = "List the questions “Same person?” with what speaks for a yes, or answer one.")
public final class PersonSameCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

  @Parameters(
      paramLabel = "QUESTION",
      index = "0",
      arity = "0..1",
      description = "The number of the question to answer; without it they are listed.")
  @Nullable Long question;

  @Parameters(
      paramLabel = "ANSWER",
      index = "1",
      arity = "0..1",
      description = "same, not-same, or open to be asked again.")
  @Nullable String answer;

  @Option(names = "--of", paramLabel = "ID", description = "Only those about this person.")
  @Nullable Long person;

  @Override
  public Integer call() throws IOException {
    if (question != null && answer == null) {
      throw new ParameterException(command.commandLine(), "Say same, not-same or open.");
    }
    if (question == null || answer == null) {
      var list = person == null ? paging.of("/people/same") : "/people/" + person + "/same";
      remote.say(
          remote.ask("GET", list, null),
          cards -> Lines.each(cards, "Nothing is asked.", PersonSameCommand::line));
      return 0;
    }
    var said = answer.toUpperCase(Locale.ROOT).replace('-', '_');
    remote.say(
        remote.ask("PUT", "/people/same/" + question, Map.of("answer", said)),
        done -> words(done, said));
    return 0;
  }

  private static String words(JsonNode done, String said) {
    var merge = done.path("merge");
    return switch (said) {
      case "SAME" ->
          merge.isNumber()
              ? "They are one, under %d. kith person separate %d makes them two again."
                  .formatted(done.path("person").asLong(), merge.asLong())
              : "The account is theirs now: %d.".formatted(done.path("person").asLong());
      case "NOT_SAME" -> "They stay two. Nobody is asked again.";
      default -> "It is a question again.";
    };
  }

  /// `3 Imke Brandt (12) = Imke B. (14): Both have the address imke@…`.
  private static String line(JsonNode card) {
    var other = card.path("other");
    return "%d\t%s (%d) = %s (%s)\t%s"
        .formatted(
            card.path("id").asLong(),
            card.path("name").asString(""),
            card.path("person").asLong(),
            card.path("otherName").asString(""),
            other.isNumber() ? other.asString("") : Lines.word(card.path("network")),
            card.path("evidence").asString(""));
  }
}
