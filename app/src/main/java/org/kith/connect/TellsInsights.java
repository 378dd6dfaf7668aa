package org.kith.connect;

import org.kith.networks.InsightReader;

/// A [Connector] whose network says how far a post of ours went.
interface TellsInsights {

  InsightReader insights(Connector.Grip grip);
}
