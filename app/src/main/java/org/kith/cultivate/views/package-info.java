/// Views of everybody in People: narrowed, sorted and kept by a name ([PeopleViews], [SavedViews]),
/// changed at once ([Bulk]), taken out as a table ([PeopleTable]).
///
/// They read what the rest of cultivate holds; nothing of it knows of them but the pages.
@NullMarked
package org.kith.cultivate.views;

import org.jspecify.annotations.NullMarked;
