/**
 * Clients of other kinds than the suite's own, as their users write them: PHP with Laravel, a page in a browser, curl. Each
 * goes through the first flow, and reads every refusal in its own way.
 */
@NullMarked
package io.tidings.e2e.client;

import org.jspecify.annotations.NullMarked;
