/// QR codes: a text as squares that a phone reads off paper, drawn as SVG and PNG. Knows nothing of
/// campaigns.
@NullMarked
package org.kith.activate.qr;

import org.jspecify.annotations.NullMarked;
