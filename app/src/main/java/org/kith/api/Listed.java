package org.kith.api;

import java.util.List;

/// An answer that shows several things at once, so that whoever counts what is taken out can count
/// them.
public interface Listed {

  List<?> items();
}
