package io.tidings.messaging.report;

/**
 * What waits for a workspace.
 *
 * @param messages in all, those with an open outcome too
 * @param scheduled those whose time is to come
 * @param batches they are of
 */
record Work(long messages, long scheduled, long batches) {}
