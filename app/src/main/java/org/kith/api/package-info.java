/// What every route of the REST API keeps to, whichever module it belongs to: pages by cursor,
/// entity tags, requests that are done once, and its description as OpenAPI 3.1.
///
/// Central types: [Paged], [Tags], [Once]. Rules of the business are in the modules; a route turns
/// HTTP into a call of theirs and back.
@NullMarked
@ApplicationModule(allowedDependencies = {"team", "store"})
package org.kith.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
