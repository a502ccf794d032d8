package io.tidings.messaging.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The documented report, in its own mixture of names.
 *
 * @param uptime in seconds
 * @param nodeVersion of the runtime
 * @param webhookUrl where providers are told to call
 * @param bulkJobs batches with messages that wait
 * @param scheduledMessages those that wait for their time
 * @param messageStoreSize all messages that wait or whose outcome is open
 * @param circuitBreakersActive sessions whose breaker is open
 */
record NodeReport(
        boolean success,
        String status,
        String timestamp,
        long uptime,
        String uptimeFormatted,
        @JsonProperty("node_version") String nodeVersion,
        String platform,
        Memory memory,
        @JsonProperty("webhook_url") String webhookUrl,
        @JsonProperty("bulk_jobs") long bulkJobs,
        @JsonProperty("scheduled_messages") long scheduledMessages,
        @JsonProperty("message_store_size") long messageStoreSize,
        List<String> circuitBreakersActive,
        Sessions sessions) {

    /** As text with its unit. */
    record Memory(String used, String total, String rss) {}

    /** Linked devices; no workspace has one yet. */
    record Sessions(int total, int connected, int connecting, int failed, List<Object> details) {
        static final Sessions NONE = new Sessions(0, 0, 0, 0, List.of());
    }
}
