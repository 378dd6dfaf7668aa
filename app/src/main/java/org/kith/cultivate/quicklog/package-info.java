/// The quick log: one line instead of a form, read, asked about, kept and taken back ([QuickLog]).
///
/// It writes by the doors that every form uses; nothing else of cultivate knows of it but the
/// pages.
@NullMarked
package org.kith.cultivate.quicklog;

import org.jspecify.annotations.NullMarked;
