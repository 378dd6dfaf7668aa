/// What this workspace reads and listens for, as pages of the settings.
@NullMarked
package org.kith.listen.web;

import org.jspecify.annotations.NullMarked;
