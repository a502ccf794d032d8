package io.tidings.sandbox.webhook;

/**
 * Where an account's updates go.
 *
 * @param url the registered address
 * @param appSecret the key that signs them
 */
public record Target(String url, String appSecret) {}
