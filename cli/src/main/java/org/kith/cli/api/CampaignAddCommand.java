package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith campaign add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Make a draft; nobody is asked before it is started.")
public final class CampaignAddCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Option(
      names = "--name",
      paramLabel = "WORDS",
      required = true,
      description = "What it is called.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String name;

  @Option(
      names = "--link",
      paramLabel = "ADDRESS",
      required = true,
      description = "Where people go from here: a page of your own web site.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String link;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      required = true,
      description = "Its last day, such as 2026-12-05.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String until;

  @Option(names = "--why", paramLabel = "WORDS", defaultValue = "", description = "Why it matters.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String why;

  @Option(
      names = "--fact",
      paramLabel = "WORDS",
      description = "A fact people may repeat; up to three times.")
  final List<String> facts = new ArrayList<>();

  @Option(
      names = "--question",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "A question everybody can answer from their own day.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String question;

  @Option(names = "--hashtag", paramLabel = "TAG", defaultValue = "", description = "Without #.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String hashtag;

  @Option(
      names = "--who",
      paramLabel = "TAG",
      defaultValue = "",
      description = "Ask whoever has this tag; the circle without it.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String who;

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("destination", link);
    body.put("until", until);
    body.put("why", why);
    body.put("facts", facts);
    body.put("question", question);
    body.put("hashtag", hashtag);
    body.put("who", who);
    remote.say(remote.ask("POST", "/campaigns", body), CampaignLines::campaign);
    return 0;
  }
}
