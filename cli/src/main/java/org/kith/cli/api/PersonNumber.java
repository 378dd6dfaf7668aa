package org.kith.cli.api;

import picocli.CommandLine.Parameters;

/// Which person: the first word of a command.
final class PersonNumber {

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the person, as in the address of their page.")
  long id;
}
