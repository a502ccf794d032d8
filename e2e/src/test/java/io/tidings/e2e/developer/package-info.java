/**
 * What the gateway gives to developers, taken as they take it: the OpenAPI document by a linter, and by a proxy that holds
 * every call of all these tests against it; the Postman collection by its runner, the pages by a browser. The programs come
 * from the lock file in {@code src/test/node}.
 */
@NullMarked
package io.tidings.e2e.developer;

import org.jspecify.annotations.NullMarked;
