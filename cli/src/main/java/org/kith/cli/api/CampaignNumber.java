package org.kith.cli.api;

import picocli.CommandLine.Parameters;

/// Which campaign: the first word of a command.
final class CampaignNumber {

  @Parameters(
      paramLabel = "CAMPAIGN",
      index = "0",
      description = "The number of the campaign, as in the address of its page.")
  long id;
}
