package io.tidings.gateway.answer;

import io.tidings.gateway.visit.Visit;
import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Refused;
import io.tidings.platform.fault.Rendered;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** The gateway's own answers. */
@Singleton
public class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final int OK = 200;
    private static final Buffer NOTHING = Buffer.buffer("{}");
    private static final Fault BROKEN =
            new Refused("internal_error", "Something went wrong on our side. Please try again.", 500);

    private final Unread unread;

    Answers(Unread unread) {
        this.unread = unread;
    }

    /** 200 with an empty object. */
    public void nothing(Visit visit) {
        write(visit, OK, NOTHING.copy());
    }

    /** 200 with something of another type than JSON; how long it may be kept is said by whoever answers so. */
    public void content(Visit visit, String type, Buffer body) {
        visit.response().setStatusCode(OK);
        visit.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        unread.end(visit, body);
    }

    /** What went wrong, in the visit's dialect; anything but a fault is a defect, logged and told as 500. */
    public void refuse(Visit visit, Throwable failure) {
        HttpServerResponse response = visit.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            visit.request().connection().close();
            return;
        }
        Rendered rendered = visit.dialect().render(fault(visit, failure));
        rendered.headers().forEach(response::putHeader);
        write(visit, rendered.status(), Buffer.buffer(rendered.json()));
    }

    private static Fault fault(Visit visit, Throwable failure) {
        return switch (failure) {
            case Fault fault -> fault;
            case CompletionException wrapped when wrapped.getCause() != null -> fault(visit, wrapped.getCause());
            default -> {
                LOG.errorf(failure, "%s failed, request %s", visit.label(), visit.id());
                yield BROKEN;
            }
        };
    }

    private void write(Visit visit, int status, Buffer body) {
        HttpServerResponse response = visit.response();
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        SecurityHeaders.keepFromStores(response.headers(), visit.dialect());
        unread.end(visit, body);
    }
}
