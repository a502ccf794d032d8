/**
 * What a client shows, exchanged at auth-service for the inward token that services accept. Answers are kept for
 * seconds, under the credential's hash; calls that show the same credential at once share one exchange.
 */
@NullMarked
package io.tidings.gateway.credential;

import org.jspecify.annotations.NullMarked;
