/// What people said of us, and how: tones and themes of posts, each with the words that made it.
///
/// Central types: [ToneReader], [Said], [Themes]. Data comes from posts and mentions (listen);
/// nothing flows back but [org.kith.measure.WhatWasSaid], for which a report asks.
@NullMarked
@ApplicationModule(allowedDependencies = {"measure", "people", "listen", "team", "store"})
package org.kith.tone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
