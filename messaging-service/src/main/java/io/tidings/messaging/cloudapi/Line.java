package io.tidings.messaging.cloudapi;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Where a number's messages go, and with which token. Has no text form, since it holds the token. */
final class Line {

    private final RequestOptions options;

    /**
     * A line.
     *
     * @param base the Graph API's address, such as {@code https://graph.facebook.com}
     * @param version its version, such as {@code v23.0}
     */
    Line(URI base, String version, String phoneNumberId, String token, long connectMillis) {
        URI target =
                URI.create(base.toString().replaceAll("/+$", "") + "/" + version + "/" + phoneNumberId + "/messages");
        options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(target.toString())
                .setConnectTimeout(connectMillis)
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Tidings/0.1.0");
    }

    RequestOptions options() {
        return options;
    }
}
