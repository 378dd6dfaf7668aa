package org.kith.connect;

/// An account was connected; told in the transaction that keeps it.
///
/// @param first whether it was not connected before
public record AccountConnected(Connection connection, boolean first) {}
