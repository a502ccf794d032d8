package io.tidings.auth.login;

/**
 * The account has a second factor, and no code came.
 *
 * @param userNumber integer id
 */
public record CodeWanted(long userNumber) implements LoginOutcome {}
