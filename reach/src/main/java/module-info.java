/// Distinct reach, spread, and the choice of whom to invest in. Plain Java: no framework, no
/// database, no network.
@SuppressWarnings("requires-transitive-automatic") // fastutil has a fixed automatic name
@org.jspecify.annotations.NullMarked
module org.kith.reach {
  requires static transitive org.jspecify;
  requires static jdk.incubator.vector; // one class, RegisterMax, does without
  requires transitive it.unimi.dsi.fastutil;
  requires com.dynatrace.hash4j;

  exports org.kith.reach;
  exports org.kith.reach.cascade;
  exports org.kith.reach.community;
  exports org.kith.reach.graph;
  exports org.kith.reach.select;
  exports org.kith.reach.sketch;
  exports org.kith.reach.spread;
}
