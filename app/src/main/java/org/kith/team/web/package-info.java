/// The pages of login and settings.
@NullMarked
package org.kith.team.web;

import org.jspecify.annotations.NullMarked;
