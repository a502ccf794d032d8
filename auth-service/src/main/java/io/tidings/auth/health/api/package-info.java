/** Whether the API answers, for whoever asks. */
@NullMarked
package io.tidings.auth.health.api;

import org.jspecify.annotations.NullMarked;
