/** The launcher: a process that runs Kafka and keeps PostgreSQL and Redis alive. */
@NullMarked
package io.tidings.local.infrastructure;

import org.jspecify.annotations.NullMarked;
