/**
 * The numbers that a workspace can send from, as far as a login shows them. Table {@code sender} is fed by
 * {@code tidings.device}; messaging-service owns the numbers.
 */
@NullMarked
package io.tidings.auth.sender;

import org.jspecify.annotations.NullMarked;
