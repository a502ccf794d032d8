package io.tidings.auth.login;

/** How a login with the right password goes on. */
public sealed interface LoginOutcome permits SignedIn, CodeWanted {}
