/**
 * API tokens: 64 hexadecimal digits, shown once and kept as SHA-256, with abilities, an optional end and optional addresses of use, bound to one
 * user and one workspace. Table {@code api_token}.
 */
@NullMarked
package io.tidings.auth.token;

import org.jspecify.annotations.NullMarked;
