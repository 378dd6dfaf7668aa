/// Distinct reach, spread, and the choice of whom to invest in. Plain Java: no framework, no
/// database, no network.
@org.jspecify.annotations.NullMarked
module org.kith.reach {
  requires static transitive org.jspecify;
  requires it.unimi.dsi.fastutil;
  requires roaringbitmap;
}
