/**
 * What the gateway costs: wrk, a foreign load generator, calls one cheap operation at its service and through the gateway,
 * then beside a flood of wrong logins.
 */
@NullMarked
package io.tidings.bench.gateway;

import org.jspecify.annotations.NullMarked;
