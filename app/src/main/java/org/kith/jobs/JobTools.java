package org.kith.jobs;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/// What every run needs.
///
/// @param ownTransaction begins a transaction of its own, whatever goes on around it
record JobTools(
    JobSettings settings,
    Backoff backoff,
    TransactionOperations ownTransaction,
    ApplicationEventPublisher events) {}
