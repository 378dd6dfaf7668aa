/// A believable food-rescue charity, made from a seed: who speaks, who listens, what was said, and
/// how the organisation kept in touch. [SampleWorld] is the way in; [Follows] the audience truth;
/// [Post] what was said. It is loaded as the sample workspace and is the truth of tests; nothing in
/// it is real, and every address ends in a reserved name.
@NullMarked
package org.kith.simulator.sample;

import org.jspecify.annotations.NullMarked;
