/**
 * Business accounts and their phone numbers as they were registered, who may use them, and where their webhooks go.
 */
@NullMarked
package io.tidings.sandbox.account;

import org.jspecify.annotations.NullMarked;
