/// Files with people, looked at, taken in and undone ([PeopleImports]).
///
/// They come in by the doors of people that everybody uses: no other class of it knows of them.
@NullMarked
package org.kith.people.imports;

import org.jspecify.annotations.NullMarked;
