/**
 * Events between services. They are written into the table {@code outbox} in the transaction of their cause and sent
 * by a relay that holds leases on slices of keys; they are taken in through the table {@code inbox}, in the transaction
 * of their effects. An event may arrive twice and is then dropped; events of one key arrive in their order. What cannot
 * be read is kept in {@code parked_event}.
 */
@NullMarked
package io.tidings.platform.event;

import org.jspecify.annotations.NullMarked;
