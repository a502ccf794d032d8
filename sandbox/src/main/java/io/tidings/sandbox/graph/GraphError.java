package io.tidings.sandbox.graph;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An error of the network: clients decide on its code alone.
 *
 * @param code Meta's error code
 * @param status the HTTP status that comes with it
 * @param title its short name
 */
public record GraphError(int code, int status, String title) {
    private static final Map<Integer, GraphError> KNOWN = Stream.of(
                    new GraphError(1, 500, "API Unknown"),
                    new GraphError(2, 503, "API Service"),
                    new GraphError(3, 403, "API Method"),
                    new GraphError(4, 400, "API Too Many Calls"),
                    new GraphError(10, 403, "Permission Denied"),
                    new GraphError(33, 400, "Parameter value is not valid"),
                    new GraphError(100, 400, "Invalid parameter"),
                    new GraphError(190, 401, "Invalid OAuth access token"),
                    new GraphError(200, 403, "API Permission"),
                    new GraphError(368, 403, "Temporarily blocked for policies violations"),
                    new GraphError(2500, 400, "Unknown path components"),
                    new GraphError(80007, 400, "Rate limit issues"),
                    new GraphError(130429, 400, "Rate limit hit"),
                    new GraphError(130497, 403, "Business account is restricted from messaging users in this country"),
                    new GraphError(131000, 500, "Something went wrong"),
                    new GraphError(131005, 403, "Access denied"),
                    new GraphError(131008, 400, "Required parameter is missing"),
                    new GraphError(131009, 400, "Parameter value is not valid"),
                    new GraphError(131016, 500, "Service unavailable"),
                    new GraphError(131021, 400, "Recipient cannot be sender"),
                    new GraphError(131026, 400, "Message undeliverable"),
                    new GraphError(131031, 403, "Account has been locked"),
                    new GraphError(131042, 400, "Business eligibility payment issue"),
                    new GraphError(131045, 500, "Incorrect certificate"),
                    new GraphError(131047, 400, "Re-engagement message"),
                    new GraphError(131048, 400, "Spam rate limit hit"),
                    new GraphError(131049, 400, "Meta chose not to deliver"),
                    new GraphError(131050, 400, "User has stopped receiving marketing messages"),
                    new GraphError(131051, 400, "Unsupported message type"),
                    new GraphError(131052, 400, "Media download error"),
                    new GraphError(131053, 400, "Media upload error"),
                    new GraphError(131056, 400, "(Business Account, Consumer Account) pair rate limit hit"),
                    new GraphError(131057, 500, "Account in maintenance mode"),
                    new GraphError(132000, 400, "Number of parameters does not match the expected number of params"),
                    new GraphError(132001, 404, "Template name does not exist in the translation"),
                    new GraphError(132005, 400, "Translated text too long"),
                    new GraphError(132007, 400, "Template format character policy violated"),
                    new GraphError(132012, 400, "Parameter format does not match format in the created template"),
                    new GraphError(132015, 400, "Template is paused"),
                    new GraphError(132016, 400, "Template is disabled"),
                    new GraphError(133004, 503, "Server temporarily unavailable"),
                    new GraphError(133010, 400, "Phone number not registered"),
                    new GraphError(133016, 400, "Account register deregister rate limit exceeded"))
            .collect(Collectors.toUnmodifiableMap(GraphError::code, error -> error));

    /** The error of a code; one that is not listed comes with HTTP 400. */
    public static GraphError of(int code) {
        return KNOWN.getOrDefault(code, new GraphError(code, 400, "Error"));
    }
}
