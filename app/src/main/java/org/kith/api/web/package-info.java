/// The description of the REST API, for programs.
@NullMarked
package org.kith.api.web;

import org.jspecify.annotations.NullMarked;
