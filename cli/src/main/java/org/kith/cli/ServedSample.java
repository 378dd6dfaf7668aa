package org.kith.cli;

import java.time.Clock;
import java.util.function.Consumer;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.WorkspaceId;
import org.kith.team.Member;
import org.kith.welcome.SampleMaker;

/// The sample that Welcome offers: the demo's invented charity, beside a workspace that is real.
final class ServedSample implements SampleMaker {

  private final Beans beans;

  ServedSample(Beans beans) {
    this.beans = beans;
  }

  @Override
  public void make(WorkspaceId of, Member reader, Consumer<String> say) {
    var now = beans.bean(Clock.class).instant();
    new SampleLoader(beans, say).load(SampleWorld.generate(SampleLoader.SEED, now), of, reader);
  }

  @Override
  public String unfinished() {
    return SampleLoader.UNFINISHED;
  }
}
