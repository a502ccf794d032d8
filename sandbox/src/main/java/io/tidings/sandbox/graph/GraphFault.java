package io.tidings.sandbox.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidings.sandbox.json.Json;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/** A call that the Graph API refuses; stackless. */
public final class GraphFault extends RuntimeException {
    private static final int NO_SUBCODE = 0;
    private static final SecureRandom TRACES = new SecureRandom();

    private final GraphError error;
    private final String type;
    private final int subcode;
    private final String details;

    private GraphFault(GraphError error, String type, int subcode, String message, String details) {
        super(message, null, false, false);
        this.error = error;
        this.type = type;
        this.subcode = subcode;
        this.details = details;
    }

    /** Refuses with a code; the details say what exactly was wrong. */
    public static GraphFault of(int code, String details) {
        GraphError error = GraphError.of(code);
        return new GraphFault(error, "OAuthException", NO_SUBCODE, "(#" + code + ") " + error.title(), details);
    }

    /** Refuses with a code and one of Meta's subcodes, which tell cases of a code apart. */
    public static GraphFault of(int code, int subcode, String details) {
        GraphError error = GraphError.of(code);
        return new GraphFault(error, "OAuthException", subcode, "(#" + code + ") " + error.title(), details);
    }

    /** Refuses because a parameter is absent. */
    public static GraphFault missing(String parameter) {
        return of(100, "The parameter " + parameter + " is required.");
    }

    /** Refuses because the path names nothing that this token may see. */
    public static GraphFault unknownObject(String id) {
        String message = "Unsupported request: no object " + id + " for this access token";
        return new GraphFault(GraphError.of(100), "GraphMethodException", 33, message, message);
    }

    /** The code that clients decide on. */
    public int code() {
        return error.code();
    }

    /** The HTTP status of the answer. */
    public int status() {
        return error.status();
    }

    /** The body of the answer. */
    public byte[] body() {
        return Json.bytes(this::write);
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeStringField("message", getMessage());
        out.writeStringField("type", type);
        out.writeNumberField("code", error.code());
        if (subcode != NO_SUBCODE) {
            out.writeNumberField("error_subcode", subcode);
        }
        out.writeObjectFieldStart("error_data");
        out.writeStringField("messaging_product", "whatsapp");
        out.writeStringField("details", details);
        out.writeEndObject();
        out.writeStringField("fbtrace_id", trace());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String trace() {
        byte[] random = new byte[16];
        TRACES.nextBytes(random);
        return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
