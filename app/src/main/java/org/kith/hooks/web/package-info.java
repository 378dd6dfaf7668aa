/// The pages and routes of webhooks.
@NullMarked
package org.kith.hooks.web;

import org.jspecify.annotations.NullMarked;
