/// The pages of Publish, and its door for programs.
@NullMarked
package org.kith.publish.web;

import org.jspecify.annotations.NullMarked;
