package io.tidings.messaging.cloudapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this process calls the Cloud API. */
@ConfigMapping(prefix = "tidings.cloud-api")
interface CloudApiConfig {

    /** Most connections to one host; each carries one request at a time. */
    @WithDefault("256")
    int connections();

    /** How long a connection may take to be there, whether free, new or waited for. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long the answer may take, from the request's last byte to the answer's; after it the outcome is unknown. */
    @WithDefault("15s")
    Duration answerTimeout();

    /** How long an idle connection is kept. Below what providers keep, so that they don't close it under a request. */
    @WithDefault("30s")
    Duration keepAlive();

    /** How old a number's token and address may be: a rotated one is used after this time at the latest. */
    @WithDefault("30s")
    Duration credentialsAge();
}
