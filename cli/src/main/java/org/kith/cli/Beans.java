package org.kith.cli;

/// Where the services of a running application are found.
interface Beans {
  <T> T bean(Class<T> type);
}
