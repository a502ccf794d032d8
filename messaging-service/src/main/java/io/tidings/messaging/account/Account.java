package io.tidings.messaging.account;

import java.net.URI;
import java.util.UUID;

/**
 * A provider account with its secrets open: for the moment of use, never for an answer or a log.
 *
 * @param number integer id, the {@code cr_account_id} of confirmed
 * @param provider name of the channel, such as {@code cloud-api}
 * @param baseUrl the provider's address, without version
 * @param graphVersion such as {@code v23.0}
 * @param wabaId the provider's id of the account
 * @param accessToken bearer token of calls
 * @param appSecret key of webhook signatures
 * @param verifyToken what a subscription to the webhook must show
 */
public record Account(
        UUID id,
        long number,
        UUID workspace,
        String name,
        String provider,
        URI baseUrl,
        String graphVersion,
        String wabaId,
        String accessToken,
        String appSecret,
        String verifyToken) {

    /** Names the account, tells no secret. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
