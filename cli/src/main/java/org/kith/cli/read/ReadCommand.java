package org.kith.cli.read;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.cli.WebAccess;
import org.kith.networks.Document;
import org.kith.networks.http.Cap;
import org.kith.networks.http.WebAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith read`: shows what Kith makes of a document, and what it leaves out.
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = "Show what Kith makes of a feed, a page or another document.")
public final class ReadCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Parameters(paramLabel = "FILE|URL", description = "What to read.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String source;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  boolean json;

  @Option(
      names = "--address",
      paramLabel = "URL",
      description = "Where a file came from: who speaks in it, and what its links stand on.")
  @Nullable String address;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "",
      description = "The Content-Type a file came with.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String type;

  @Mixin final WebAccess web = new WebAccess();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var document = document();
    var read =
        new Readers(InstantSource.system())
            .read(document)
            .orElseThrow(() ->
                new IOException(
                    "%s is in no format Kith reads: %s.".formatted(source, Looks.like(document))));
    var out = command.commandLine().getOut();
    out.println(json ? ReadJson.of(document, read) : ReadWords.of(read));
    out.flush();
    return 0;
  }

  private Document document() throws IOException, InterruptedException {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return new Fetching(web).fetch(address(source));
    }
    var file = Path.of(source);
    if (Files.size(file) > Cap.FEED.bytes()) {
      throw new IOException(
          "%s has %,d bytes; Kith reads documents of at most %,d."
              .formatted(file, Files.size(file), Cap.FEED.bytes()));
    }
    var from = address == null ? file.toAbsolutePath().toUri() : address(address);
    return new Document(from, type, Files.readAllBytes(file));
  }

  private static URI address(String text) throws IOException {
    return WebAddress.parse(text)
        .orElseThrow(() -> new IOException("%s is not a web address Kith opens.".formatted(text)));
  }
}
