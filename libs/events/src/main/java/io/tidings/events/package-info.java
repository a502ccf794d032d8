/**
 * What services tell one another: the records of every Kafka event, the topics that carry them, and the table of
 * message states with the charge that each transition causes. The only domain code that services share.
 */
@NullMarked
package io.tidings.events;

import org.jspecify.annotations.NullMarked;
