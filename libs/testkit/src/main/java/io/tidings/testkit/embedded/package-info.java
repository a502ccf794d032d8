/** PostgreSQL, Kafka and Redis started from Maven artifacts, for tests and for the local stack. */
@NullMarked
package io.tidings.testkit.embedded;

import org.jspecify.annotations.NullMarked;
