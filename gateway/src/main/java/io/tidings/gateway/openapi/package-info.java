/**
 * One OpenAPI document of all that the gateway serves: what the services say of their operations, as far as the route table
 * leads to them, with the credentials, limits and errors that the gateway knows. An operation that is in only one of both
 * fails the build.
 */
@NullMarked
package io.tidings.gateway.openapi;

import org.jspecify.annotations.NullMarked;
