/**
 * Logins and their tokens. A login is a row of {@code login_session}, bound to one workspace; each token names its
 * login, so that one update revokes them all. A token lives 30 days; when one past half of its life is used, the
 * exchange answers a fresh token of the same login. A login not used for a token's life has none left, and its row
 * is deleted.
 */
@NullMarked
package io.tidings.auth.session;

import org.jspecify.annotations.NullMarked;
