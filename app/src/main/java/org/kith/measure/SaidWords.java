package org.kith.measure;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks for what was said whoever reads texts; says nothing where nobody does.
@Component
class SaidWords {

  private final ObjectProvider<WhatWasSaid> reader;

  SaidWords(ObjectProvider<WhatWasSaid> reader) {
    this.reader = reader;
  }

  WhatWasSaid.Said between(Instant from, Instant to) {
    var found = reader.getIfAvailable();
    return found == null ? WhatWasSaid.Said.NOTHING : found.between(from, to);
  }
}
